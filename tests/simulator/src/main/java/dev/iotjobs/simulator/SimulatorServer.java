package dev.iotjobs.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account's front door: an HTTP server on the loopback interface that gives each request to the service named in
 * its SigV4 credential scope. Signatures are not verified, so any access key does.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final int LOGGED_CALLS = 100_000;

    static {
        // Headers and body leave in two writes; without this the second waits for the client's delayed ACK, 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Idle connections beyond this are closed, which a client with a bigger pool would see as failures
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestLog log = new RequestLog(LOGGED_CALLS);
    private final Dispatcher dispatcher;

    private SimulatorServer(
            HttpServer server, SimulatedAccount account, List<ServiceHandler> handlers, CrashPoint crash) {
        this.server = server;
        Map<String, ServiceHandler> byName =
                handlers.stream().collect(Collectors.toUnmodifiableMap(ServiceHandler::signingName, each -> each));
        this.dispatcher = new Dispatcher(account, byName, log, crash);
    }

    /**
     * Starts a server.
     *
     * @param port the port on the loopback interface; 0 for any that is free
     * @param handlers the services, each with a signing name of its own
     * @throws UncheckedIOException when the port is taken
     */
    public static SimulatorServer start(int port, SimulatedAccount account, List<ServiceHandler> handlers) {
        return start(port, account, handlers, CrashPoint.NEVER);
    }

    /**
     * Starts a server that breaks off for good at a call. Several servers may serve one account.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static SimulatorServer start(
            int port, SimulatedAccount account, List<ServiceHandler> handlers, CrashPoint crash) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
            SimulatorServer started = new SimulatorServer(http, account, handlers, crash);
            http.setExecutor(started.threads);
            http.createContext("/", started::answer);
            http.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback port " + port, e);
        }
    }

    /** Where the account answers, as {@code AWS_ENDPOINT_URL} wants it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public RequestLog log() {
        return log;
    }

    /** Closes all connections at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, dispatcher.dispatch(read(exchange)));
        }
    }

    private static Dispatcher.Raw read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        URI uri = exchange.getRequestURI();
        @Nullable String path = uri.getRawPath();
        return new Dispatcher.Raw(
                exchange.getRequestMethod(),
                path == null ? "/" : path,
                uri.getRawQuery(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, Dispatcher.Answer answer) throws IOException {
        switch (answer) {
            case Dispatcher.Answer.Silence() -> {} // closing the exchange closes the connection
            case Dispatcher.Answer.Cut(Response response) -> {
                sendHeaders(exchange, response);
                byte[] body = response.body();
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            case Dispatcher.Answer.Whole(Response response) -> {
                sendHeaders(exchange, response);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(response.body());
                }
            }
        }
    }

    private static void sendHeaders(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId());
        int length = response.body().length;
        exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
    }

    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current(); // an id to look at, not a secret
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
