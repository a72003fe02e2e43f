package dev.iotjobs.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Simulates the server of Lambda's Runtime API. It gives the function one event at a time and receives its answers. */
final class RuntimeApi implements AutoCloseable {

    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The default ARN of the function. */
    static final String FUNCTION_ARN = "arn:aws:lambda:eu-west-1:123456789012:function:audit";

    private record Invocation(String requestId, String event, Instant deadline) {}

    /** The answer of the function: its result, or an error for the invoker. */
    record Answer(boolean isError, JsonNode body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private volatile String functionArn = FUNCTION_ARN;

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        RuntimeApi api =
                new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16));
        api.server.setExecutor(api.threads);
        api.server.createContext(PREFIX, api::serve);
        api.server.start();
        return api;
    }

    /** Host and port, for {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sets the ARN of the function for the invocations from now on. */
    void functionArn(String arn) {
        functionArn = arn;
    }

    /** Waits until the function is loaded and asks for its first event. */
    void awaitReady(Duration patience) throws InterruptedException {
        if (!ready.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the function was not loaded within " + patience);
        }
    }

    /**
     * Invokes the function, and waits for its answer.
     *
     * @param timeout the time limit that the function is given
     * @param patience how long the test waits, in real time
     */
    Answer invoke(String event, Duration timeout, Duration patience) throws InterruptedException {
        invocations.add(new Invocation(
                UUID.randomUUID().toString(), event, Instant.now().plus(timeout)));
        Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new AssertionError("the function did not answer within " + patience);
        }
        return answer;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/invocation/next")) {
                handOut(exchange);
            } else {
                answers.add(new Answer(!path.endsWith("/response"), JSON.readTree(exchange.getRequestBody())));
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server closes while the function waits for an event
        }
    }

    private void handOut(HttpExchange exchange) throws IOException, InterruptedException {
        ready.countDown();
        Invocation next = invocations.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json"); // the client's library crashes without these headers
        headers.set("Lambda-Runtime-Aws-Request-Id", next.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(next.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        headers.set(
                "Lambda-Runtime-Trace-Id",
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1");
        byte[] event = next.event().getBytes(StandardCharsets.UTF_8);
        // for the JDK's server, 0 means an unknown length and -1 no body
        exchange.sendResponseHeaders(200, event.length == 0 ? -1 : event.length);
        exchange.getResponseBody().write(event);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
