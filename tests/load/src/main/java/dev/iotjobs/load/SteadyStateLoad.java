package dev.iotjobs.load;

import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.load.Measurement.Table;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an account of 100,000 jobs costs from tick to tick, and what a changed policy costs. */
@Command(
        name = "steady",
        description = "100,000 jobs, 5%% of them live: a first audit, a tick later, a changed policy (10 minutes).")
final class SteadyStateLoad implements Load {

    private static final int PERCENT_LIVE = 5;
    private static final double OF_A_FULL_AUDIT = 0.051;

    /** Far ahead of the machine's clock: DynamoDB Local really deletes what has expired by it. */
    private static final Instant START = Instant.parse("2099-03-10T07:00:00Z");

    private static final Duration TICK = Duration.ofMinutes(15);
    private static final String POLICY = "AUDIT_QUOTA_FALLBACKS";

    @Option(names = "--jobs", description = "Of the account (default: 100000).", defaultValue = "100000")
    private int jobs;

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final List<List<Object>> rows = new ArrayList<>();

    @Override
    public Measurement measure(Steps progress) throws IOException {
        int live = jobs * PERCENT_LIVE / 100;
        SimulatedAccount account = LargeAccount.of(live, jobs - live, timeline);
        try (LocalAccount local = LocalAccount.start(account, 0, 0);
                CapacityMeter meter = new CapacityMeter(local.dynamoDbEndpoint());
                SimulatorServer dynamoDb = SimulatorServer.start(0, account, List.of(meter))) {
            Tick first;
            Tick second;
            try (AuditInProcess audit = open(local, dynamoDb, Map.of())) {
                progress.step("the first audit");
                first = tick("first audit", audit, local, meter);
                timeline.pass(TICK);
                for (int i = 0; i < live; i++) {
                    account.mutate(LargeAccount.REGION, "live-" + i, LargeAccount::moved);
                }
                progress.step("the next tick, every live job's counters have moved");
                second = tick("next tick", audit, local, meter);
            }
            try (AuditInProcess audit = open(local, dynamoDb, Map.of(POLICY, "L-FBF5CD89=123"))) {
                progress.step("another policy");
                Tick changed = tick("changed policy", audit, local, meter);
                return new Measurement(
                        jobs + " jobs, " + live + " of them live, tables in DynamoDB Local, no rate limit",
                        figures(live, first, second, changed),
                        List.of(new Table(
                                "Ticks",
                                List.of(
                                        "tick",
                                        "seconds",
                                        "ListJobs",
                                        "DescribeJob",
                                        "judged",
                                        "read units",
                                        "write units"),
                                rows)));
            }
        }
    }

    private AuditInProcess open(LocalAccount local, SimulatorServer dynamoDb, Map<String, String> policy) {
        Map<String, String> environment = new HashMap<>(policy);
        environment.put("AUDIT_MAX_TPS", "unlimited");
        return new AuditInProcess(
                local.endpoint(), dynamoDb.endpoint(), timeline, Resources.CREATE_MISSING, environment);
    }

    private List<Figure> figures(int live, Tick first, Tick second, Tick changed) {
        return List.of(
                Figure.count("first audit: described", first.described()).exactly(jobs),
                Figure.count("next tick: described", second.described())
                        .atLeast(live)
                        .atMost(OF_A_FULL_AUDIT * first.described()),
                Figure.count("changed policy: described", changed.described()).exactly(0),
                Figure.count("changed policy: jobs judged again", changed.judged())
                        .exactly(jobs),
                Figure.of("next tick: time", second.seconds(), "s"),
                Figure.of("next tick: read units", second.readUnits(), "").atLeast(1),
                Figure.of("next tick: write units", second.writeUnits(), "").atLeast(live),
                Figure.of("changed policy: time", changed.seconds(), "s"));
    }

    /** What one audit came to. */
    private record Tick(double seconds, long described, long judged, double readUnits, double writeUnits) {}

    private Tick tick(String name, AuditInProcess audit, LocalAccount local, CapacityMeter meter) {
        local.requests().clear();
        meter.takeReadUnits();
        meter.takeWriteUnits();
        long startedAt = System.nanoTime();
        RegionRun run = audit.run();
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        long described = local.requests().calls("DescribeJob");
        long judged = run.verdicts().values().stream()
                .mapToLong(verdicts ->
                        verdicts.values().stream().mapToLong(Integer::longValue).sum())
                .max()
                .orElse(0);
        Tick tick = new Tick(seconds, described, judged, meter.takeReadUnits(), meter.takeWriteUnits());
        rows.add(List.of(
                name,
                seconds,
                local.requests().calls("ListJobs"),
                described,
                judged,
                tick.readUnits(),
                tick.writeUnits()));
        return tick;
    }
}
