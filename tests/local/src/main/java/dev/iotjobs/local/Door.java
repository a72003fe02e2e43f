package dev.iotjobs.local;

import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.http.RequestLog;
import java.net.URI;
import java.util.Map;

/**
 * A separate endpoint of a {@link LocalAccount} for one client. It serves all services, and logs and numbers the
 * client's calls. It can simulate that the client is killed at a {@link CrashPoint}: the client's later calls have no
 * effect and get no answer.
 */
public final class Door implements AutoCloseable {

    private final SimulatorServer server;
    private final CrashPoint crash;

    Door(SimulatorServer server, CrashPoint crash) {
        this.server = server;
        this.crash = crash;
    }

    /** The URL at which every service of the account answers. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Environment variables with which a client sends all of its calls to {@link #endpoint}. */
    public Map<String, String> environment(String region) {
        return Environments.of(region, endpoint());
    }

    /** The log of the calls to {@link #endpoint}. */
    public RequestLog requests() {
        return server.log();
    }

    /** Whether the call of the {@link CrashPoint} has arrived. The simulation kills the client at this call. */
    public boolean crashed() {
        return requests().arrivals() >= crash.call();
    }

    /** Closes all connections and the endpoint. Later connections are refused. */
    @Override
    public void close() {
        server.close();
    }
}
