package dev.iotjobs.load;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.load.audit.AuditInProcess;
import dev.iotjobs.load.audit.LargeAccount;
import dev.iotjobs.load.audit.LiveJobs;
import dev.iotjobs.load.audit.LiveJobs.Seen;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Measurement.Table;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.service.SimulatedServices;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Checks that audits describe each live job when it is due, while a million finished jobs wait for their first
 * description.
 */
@Command(
        name = "backlog",
        description = "A million finished and 2,000 live jobs, audited for half a day of simulated time (8 minutes).")
final class BacklogLoad implements Load {

    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final int LIVE = 2_000;

    /** Number of live jobs that have queued executions and can therefore change. The other live jobs cannot change. */
    private static final int MOVING = 200;

    /** In the first {@value} ticks, live jobs may be described late. */
    private static final int SETTLED_AFTER = 12; // the first description of all live jobs takes several ticks

    @Option(names = "--jobs", description = "Number of finished jobs (default: 1000000).", defaultValue = "1000000")
    private int finished;

    @Option(names = "--ticks", description = "Number of audits (default: 48).", defaultValue = "48")
    private int ticks;

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final LiveJobs live = new LiveJobs(LIVE, MOVING);
    private final List<List<Object>> rows = new ArrayList<>();
    private int late;

    @Override
    public Measurement measure(Steps progress) throws IOException {
        progress.step("making " + (finished + LIVE) + " jobs");
        SimulatedAccount account = LargeAccount.of(LIVE, finished, timeline);
        for (int i = MOVING; i < LIVE; i++) {
            account.mutate(LargeAccount.REGION, "live-" + i, LargeAccount::withoutOpenExecutions);
        }
        ConvergenceLoad.limit(account);
        try (SimulatorServer server = SimulatorServer.start(0, account, SimulatedServices.of(account));
                AuditInProcess audit = AuditInProcess.dry(server.endpoint(), timeline)) {
            for (int tick = 1; tick <= ticks; tick++) {
                Instant start = START.plus(TICK.multipliedBy(tick - 1));
                timeline.sleepUntil(start);
                move(account);
                server.log().clear();
                RegionRun run = audit.run();
                Seen seen = live.after(start, server.log());
                progress.step("tick " + tick + ": " + seen);
                note(tick, run, seen);
            }
        }
        return new Measurement(
                finished + " finished and " + LIVE + " live jobs, " + MOVING
                        + " of which change in each tick; a limit of 10 calls a second, half of it used;"
                        + " simulated time",
                List.of(Figure.count("live jobs not described when due, after the first three hours", late)
                        .exactly(0)),
                List.of(new Table(
                        "Ticks",
                        List.of("tick", "jobs listed", "described", "live described", "live late", "percent"),
                        rows)));
    }

    private void move(SimulatedAccount account) {
        for (int i = 0; i < MOVING; i++) {
            account.mutate(LargeAccount.REGION, "live-" + i, LargeAccount::moved);
        }
    }

    private void note(int tick, RegionRun run, Seen seen) {
        if (tick > SETTLED_AFTER) {
            late += seen.late();
        }
        rows.add(List.of(
                tick,
                run.coverage().listed().jobs(),
                run.coverage().described(),
                seen.described(),
                seen.late(),
                run.coverage().percent()));
    }
}
