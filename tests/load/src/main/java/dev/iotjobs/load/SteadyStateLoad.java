package dev.iotjobs.load;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.load.audit.AuditInProcess;
import dev.iotjobs.load.audit.CapacityMeter;
import dev.iotjobs.load.audit.LargeAccount;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Measurement.Table;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures calls and table capacity of three audits of 100,000 jobs. The second audit is one tick after the first, and
 * the third is an hour after the second. Measures twice: first all jobs are live, then 5 percent of them.
 */
@Command(
        name = "steady",
        description = "100,000 jobs, of which 100%% and then 5%% are live: a first audit, a tick later, an hour later"
                + " (12 minutes).")
final class SteadyStateLoad implements Load {

    private static final List<Integer> PERCENT_LIVE = List.of(100, 5);
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Maximum read units of one audit, divided by the number of jobs. One unit reads 4 KB, which is about seven records
     * of 600 bytes.
     */
    private static final double READ_UNITS_A_JOB = 0.15;

    private static final double WRITE_UNITS_A_DESCRIBED_JOB = 1.2;

    @Option(names = "--jobs", description = "Jobs of each account (default: 100000).", defaultValue = "100000")
    private int jobs;

    private final SimulatedTimeline timeline = new SimulatedTimeline(Instant.parse("2026-03-10T07:00:00Z"));
    private final List<Figure> figures = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    @Override
    public Measurement measure(Steps progress) throws IOException {
        for (int percent : PERCENT_LIVE) {
            measure(percent, progress);
        }
        return new Measurement(
                jobs + " jobs, none of which ended more than 30 days ago; one in five has a finding; tables over HTTP,"
                        + " no rate limit",
                figures,
                List.of(new Table(
                        "Ticks",
                        List.of(
                                "live %",
                                "tick", "seconds", "ListJobs", "DescribeJob", "judged", "read units", "write units"),
                        rows)));
    }

    private void measure(int percentLive, Steps progress) throws IOException {
        int live = jobs * percentLive / 100;
        SimulatedAccount account = LargeAccount.of(live, jobs - live, timeline);
        try (LocalAccount local = LocalAccount.start(account, LocalAccount.ANY_PORT)) {
            CapacityMeter meter = new CapacityMeter(local.dynamoDb());
            try (SimulatorServer dynamoDb = SimulatorServer.start(0, account, List.of(meter));
                    AuditInProcess audit = new AuditInProcess(
                            local.endpoint(),
                            dynamoDb.endpoint(),
                            timeline,
                            Resources.CREATE_MISSING,
                            Map.of("AUDIT_MAX_TPS", "unlimited"))) {
                Ticks ticks = new Ticks(percentLive, live, audit, local, meter, progress);
                ticks.first();
                ticks.later("next tick", TICK);
                ticks.later("an hour later", HOUR);
            }
        }
    }

    /** Runs and measures audits of one account, one after the other. */
    private final class Ticks {

        private final int percentLive;
        private final int live;
        private final AuditInProcess audit;
        private final LocalAccount local;
        private final CapacityMeter meter;
        private final Steps progress;

        Ticks(
                int percentLive,
                int live,
                AuditInProcess audit,
                LocalAccount local,
                CapacityMeter meter,
                Steps progress) {
            this.percentLive = percentLive;
            this.live = live;
            this.audit = audit;
            this.local = local;
            this.meter = meter;
            this.progress = progress;
        }

        void first() {
            Tick tick = tick("first audit");
            figures.add(Figure.count(name("first audit", "described"), tick.described())
                    .exactly(jobs));
        }

        /**
         * Lets time pass, changes the counters of every live job, and then measures an audit.
         *
         * @param name name of the audit in tables
         * @param after time since the previous audit
         */
        void later(String name, Duration after) {
            timeline.pass(after);
            for (int i = 0; i < live; i++) {
                local.account().mutate(LargeAccount.REGION, "live-" + i, LargeAccount::moved);
            }
            Tick tick = tick(name);
            figures.add(Figure.count(name(name, "described"), tick.described()).exactly(live));
            figures.add(Figure.count(name(name, "judged"), tick.judged()).exactly(jobs));
            figures.add(Figure.of(name(name, "read units a job"), tick.readUnits() / jobs, "")
                    .atMost(READ_UNITS_A_JOB));
            figures.add(Figure.of(name(name, "write units a described job"), tick.writeUnits() / live, "")
                    .atLeast(1)
                    .atMost(WRITE_UNITS_A_DESCRIBED_JOB));
        }

        private String name(String tick, String what) {
            return percentLive + " % live, " + tick + ": " + what;
        }

        private Tick tick(String name) {
            progress.step(percentLive + " % live: " + name);
            local.requests().clear();
            meter.takeReadUnits();
            meter.takeWriteUnits();
            long startedAt = System.nanoTime();
            RegionRun run = audit.run();
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            long described = local.requests().calls("DescribeJob");
            Tick tick = new Tick(described, judged(run), meter.takeReadUnits(), meter.takeWriteUnits());
            rows.add(List.of(
                    percentLive,
                    name,
                    seconds,
                    local.requests().calls("ListJobs"),
                    described,
                    tick.judged(),
                    tick.readUnits(),
                    tick.writeUnits()));
            return tick;
        }
    }

    /** The figures of one audit. */
    private record Tick(long described, long judged, double readUnits, double writeUnits) {}

    private static long judged(RegionRun run) {
        return run.judged().rules().values().stream()
                .mapToLong(SteadyStateLoad::verdicts)
                .max()
                .orElse(0);
    }

    private static long verdicts(RuleCounts counts) {
        return (long) counts.compliant()
                + counts.notApplicable()
                + counts.pending()
                + sum(counts.nonCompliant())
                + sum(counts.insufficientData());
    }

    private static long sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
