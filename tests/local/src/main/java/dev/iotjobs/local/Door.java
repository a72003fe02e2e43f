package dev.iotjobs.local;

import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.http.RequestLog;
import java.net.URI;
import java.util.Map;

/**
 * A way into a {@link LocalAccount} for one client: an endpoint of its own for all services, DynamoDB included, with
 * one log and one numbering of the client's calls. From one of these calls on, it can treat the client as killed: later
 * calls of the client's threads have no effect and no answer. The client that takes its place uses another door.
 */
public final class Door implements AutoCloseable {

    private final SimulatorServer server;
    private final CrashPoint crash;

    Door(SimulatorServer server, CrashPoint crash) {
        this.server = server;
        this.crash = crash;
    }

    /** Where every service of the account answers. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** What a client exports, so that all of its calls come through this door. */
    public Map<String, String> environment(String region) {
        return Environments.of(region, endpoint());
    }

    /** Every call that came through this door. */
    public RequestLog requests() {
        return server.log();
    }

    /** Whether the client has reached its crash point. */
    public boolean crashed() {
        return requests().arrivals() >= crash.call();
    }

    /** Closes all connections, and refuses new ones. */
    @Override
    public void close() {
        server.close();
    }
}
