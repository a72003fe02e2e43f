package dev.iotjobs.load;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.load.audit.AuditInProcess;
import dev.iotjobs.load.audit.LargeAccount;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Measurement.Table;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedQuotas;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.http.RequestLog;
import dev.iotjobs.simulator.service.SimulatedServices;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Counts the audits until each job of a large account is described. Compares this number with the number computed from
 * the call rate and the time limit of an audit.
 */
@Command(
        name = "convergence",
        description =
                "100,000 jobs at 5 calls a second, half of the limit; audit after audit in simulated time (5 minutes).")
final class ConvergenceLoad implements Load {

    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final double QUOTA = 10;
    private static final double BUDGET = 5;

    /** Number of calls that the simulated rate limits accept at the same instant of simulated time. */
    private static final int CALLS_UNDER_WAY = 64;

    private static final int PAGE = 250;
    private static final Duration AFTER_DESCRIBING = Duration.ofMinutes(1);
    private static final int GIVE_UP_AFTER = 3;

    @Option(names = "--jobs", description = "Number of jobs (default: 100000).", defaultValue = "100000")
    private int jobs;

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final List<List<Object>> rows = new ArrayList<>();

    @Override
    public Measurement measure(Steps progress) throws IOException {
        SimulatedAccount account = LargeAccount.of(0, jobs, timeline);
        limit(account);
        int computed = computedTicks();
        int ticks = 0;
        try (SimulatorServer server = SimulatorServer.start(0, account, SimulatedServices.of(account));
                AuditInProcess audit = AuditInProcess.dry(server.endpoint(), timeline)) {
            Instant next = START;
            boolean complete = false;
            while (!complete && ticks < GIVE_UP_AFTER * computed) {
                timeline.sleepUntil(next);
                next = next.plus(TICK);
                RegionRun run = audit.run();
                row(++ticks, run.coverage());
                progress.step(String.format(
                        Locale.ROOT, "tick %d: %.1f %%", ticks, run.coverage().percent()));
                complete = run.isComplete();
            }
            RequestLog.Totals describes = server.log().totals("DescribeJob");
            return new Measurement(
                    jobs + " finished jobs that were never described; a limit of 10 calls a second, half of it used;"
                            + " audits of 14 minutes every 15 minutes, in simulated time",
                    List.of(
                            Figure.count("ticks until every job is judged", ticks)
                                    .exactly(computed),
                            Figure.count("DescribeJob calls", describes.calls()).exactly(jobs),
                            Figure.count("throttled", describes.throttled()).exactly(0)),
                    List.of(new Table(
                            "Ticks", List.of("tick", "described", "not reached", "percent", "audits to go"), rows)));
        }
    }

    static void limit(SimulatedAccount account) {
        for (String quota : List.of(SimulatedQuotas.LIST_JOBS_RATE, SimulatedQuotas.DESCRIBE_JOB_RATE)) {
            account.quotas().apply(LargeAccount.REGION, "iot", quota, QUOTA);
        }
        // Simulated time can move while calls are on their way: calls sent one by one can arrive at the same instant.
        account.rateLimits().limit("ListJobs", QUOTA, CALLS_UNDER_WAY);
        account.rateLimits().limit("DescribeJob", QUOTA, CALLS_UNDER_WAY);
    }

    /** The computed number of ticks until every job is described at the allowed rate. */
    private int computedTicks() {
        // Each audit first lists all jobs, and stops describing jobs one minute before its time ends.
        double listing = Math.ceil((double) jobs / PAGE) / BUDGET;
        double describing = AuditInProcess.TIME.minus(AFTER_DESCRIBING).toSeconds() - listing;
        return (int) Math.ceil(jobs / (describing * BUDGET));
    }

    private void row(int tick, Coverage coverage) {
        rows.add(List.of(
                tick, coverage.described(), coverage.notReached().jobs(), coverage.percent(), coverage.auditsToGo()));
    }
}
