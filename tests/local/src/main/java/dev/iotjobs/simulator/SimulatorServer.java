package dev.iotjobs.simulator;

import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.http.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * An HTTP server on the loopback interface for the services of a simulated account. The SigV4 credential scope of a
 * request names the service. Any access key works, because signatures are not verified. Answers have the time of the
 * account in the header {@code Date}.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final int LOGGED_CALLS = 110_000;
    private static final int WAITING_CONNECTIONS = 1_024;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final SimulatedAccount account;
    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestLog log = new RequestLog(LOGGED_CALLS);
    private final Dispatcher dispatcher;
    private final CompletableFuture<Void> accepting;

    private SimulatorServer(
            ServerSocket listener, SimulatedAccount account, List<ServiceHandler> handlers, CrashPoint crash) {
        this.listener = listener;
        this.account = account;
        Map<String, ServiceHandler> byName =
                handlers.stream().collect(Collectors.toUnmodifiableMap(ServiceHandler::signingName, each -> each));
        this.dispatcher = new Dispatcher(account, byName, log, crash);
        this.accepting = CompletableFuture.runAsync(this::accept, threads);
    }

    /**
     * Starts a server.
     *
     * @param port on the loopback interface; 0 for any free port
     * @param handlers the services; their signing names must differ
     * @throws UncheckedIOException when the port is taken
     */
    public static SimulatorServer start(int port, SimulatedAccount account, List<ServiceHandler> handlers) {
        return start(port, account, handlers, CrashPoint.NEVER);
    }

    /**
     * Starts a server that simulates the crash of its only client at one call. The server answers neither this call nor
     * later calls.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static SimulatorServer start(
            int port, SimulatedAccount account, List<ServiceHandler> handlers, CrashPoint crash) {
        try {
            ServerSocket listener = new ServerSocket(port, WAITING_CONNECTIONS, InetAddress.getLoopbackAddress());
            return new SimulatorServer(listener, account, handlers, crash);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** The URL of this server, for example for {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public RequestLog log() {
        return log;
    }

    /** Closes all connections at once. After this call the server accepts no new connection. */
    @Override
    public void close() {
        close(listener);
        accepting.join();
        connections.forEach(SimulatorServer::close);
        threads.shutdownNow();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a socket", e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException | RejectedExecutionException closed) {
            // The server was closed
        }
    }

    private void serve(Socket socket) {
        connections.add(socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            HttpConnection connection = new HttpConnection(socket);
            boolean open = !listener.isClosed();
            while (open) {
                Dispatcher.Raw request = connection.read();
                open = request != null && send(connection, dispatcher.dispatch(request));
            }
        } catch (IOException broken) {
            // The client has closed the connection, or its request was not HTTP: close the connection
        } finally {
            connections.remove(socket);
        }
    }

    /** Sends an answer, and returns whether the connection stays open. */
    private boolean send(HttpConnection connection, Dispatcher.Answer answer) throws IOException {
        return switch (answer) {
            case Dispatcher.Answer.Silence() -> false;
            case Dispatcher.Answer.Cut(Response response) -> {
                send(connection, response, response.body().length / 2);
                yield false;
            }
            case Dispatcher.Answer.Whole(Response response) -> {
                send(connection, response, response.body().length);
                yield true;
            }
        };
    }

    private void send(HttpConnection connection, Response response, int sent) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.put("Date", HTTP_DATE.format(account.clock().instant()));
        headers.put("x-amzn-RequestId", requestId());
        connection.write(response.status(), headers, response.body(), sent);
    }

    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current(); // only for logs, need not be secret
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
