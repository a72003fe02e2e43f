package dev.iotjobs.local.proxy;

import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.Faults;
import dev.iotjobs.simulator.RequestLog;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * An endpoint of its own before services that answer elsewhere, with faults by plan, a log, and one numbering of all
 * calls through it. For the services of a {@link dev.iotjobs.local.LocalAccount} its doors do the same.
 */
public final class FaultProxy implements AutoCloseable {

    private static final String NO_ACCOUNT = "000000000000";

    private final List<ForwardingHandler> services;
    private final SimulatedAccount account;
    private final SimulatorServer server;

    private FaultProxy(InstantSource clock, CrashPoint crash, List<ForwardingHandler> services) {
        this.services = services;
        this.account = new SimulatedAccount(NO_ACCOUNT, clock);
        this.server = SimulatorServer.start(0, account, List.<ServiceHandler>copyOf(services), crash);
    }

    /**
     * Starts a proxy on a free port of the loopback interface.
     *
     * @param clock for faults that hold for a time, and for the log
     * @param services each with a signing name of its own, which tells their calls apart; the proxy closes them
     * @throws UncheckedIOException when this machine refuses to listen
     */
    public static FaultProxy inFrontOf(InstantSource clock, ForwardingHandler... services) {
        return inFrontOf(clock, CrashPoint.NEVER, services);
    }

    /** Starts a proxy that breaks off for good at a call. */
    public static FaultProxy inFrontOf(InstantSource clock, CrashPoint crash, ForwardingHandler... services) {
        return new FaultProxy(clock, crash, List.of(services));
    }

    /** Where the services seem to be. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** What goes wrong on the way; nothing until it is planned. */
    public Faults faults() {
        return account.faults();
    }

    /** Every call through this proxy. */
    public RequestLog requests() {
        return server.log();
    }

    /** Closes all connections at once. */
    @Override
    public void close() {
        server.close();
        services.forEach(ForwardingHandler::close);
    }
}
