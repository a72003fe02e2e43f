package dev.iotjobs.local;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, in memory, over HTTP on the loopback interface.
 *
 * <p>Its request handlers run in a Jetty made here instead of by its own {@code ServerRunner}: that one cannot say which
 * port it got when asked for any, listens on every interface, and sets up telemetry. All access keys and regions share
 * one database.
 */
public final class DynamoDbLocal implements AutoCloseable {

    /** Any free port. */
    public static final int ANY_PORT = 0;

    private static final String LOOPBACK = "127.0.0.1";

    private final Server server;
    private final ServerConnector connector;
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbLocal(Server server, ServerConnector connector, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.connector = connector;
        this.handler = handler;
    }

    /**
     * Starts a database with no tables in it.
     *
     * @param port 1 to 65535, or {@link #ANY_PORT}
     * @throws IOException when the port is taken
     */
    public static DynamoDbLocal start(int port) throws IOException {
        QuietLogging.turnOn();
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("dynamodb-local");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        LocalDynamoDBServerHandler handler = handler();
        server.setHandler(handler);
        DynamoDbLocal database = new DynamoDbLocal(server, connector, handler);
        database.listen(port);
        return database;
    }

    private static LocalDynamoDBServerHandler handler() {
        boolean inMemory = true;
        boolean sharedByAllKeysAndRegions = true;
        boolean slowTableStatuses = false;
        var requests = new LocalDynamoDBRequestHandler(0, inMemory, null, sharedByAllKeysAndRegions, slowTableStatuses);
        return new LocalDynamoDBServerHandler(requests, null);
    }

    private void listen(int port) throws IOException {
        try {
            server.start();
        } catch (Exception e) { // Jetty declares nothing narrower
            close();
            throw new IOException(
                    "DynamoDB Local cannot listen on %s:%d: %s".formatted(LOOPBACK, port, e.getMessage()), e);
        }
    }

    /** Where clients find it, for {@code AWS_ENDPOINT_URL_DYNAMODB}. */
    public URI endpoint() {
        return URI.create("http://%s:%d".formatted(LOOPBACK, connector.getLocalPort()));
    }

    /** Stops the server and the database's own threads, which would keep the JVM alive. All data is gone. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares nothing narrower
            throw new IllegalStateException("DynamoDB Local did not stop: " + e.getMessage(), e);
        } finally {
            handler.close();
        }
    }
}
