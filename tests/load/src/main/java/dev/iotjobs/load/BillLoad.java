package dev.iotjobs.load;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemSize;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.load.audit.AuditInProcess;
import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.CapacityMeter;
import dev.iotjobs.load.audit.FunctionOutput;
import dev.iotjobs.load.audit.LargeAccount;
import dev.iotjobs.load.bill.Bill;
import dev.iotjobs.load.bill.BillPage;
import dev.iotjobs.load.bill.Prices;
import dev.iotjobs.load.bill.StackTemplate;
import dev.iotjobs.load.bill.Usage;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Measurement.Table;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes the monthly cost of audits, from audits in simulated time. */
@Command(
        name = "bill",
        description = "Monthly cost of 300, 3,000 and 30,000 jobs, a tenth of them live with changing counters; writes"
                + " docs/costs.md (10 minutes).")
final class BillLoad implements Load {

    private static final List<Integer> SIZES = List.of(300, 3_000, 30_000);

    /**
     * Number of jobs of the account whose audits must cost at most {@link #MOST_DOLLARS} a month, before free tiers.
     * Accounts of other {@link #SIZES} have no limit.
     */
    private static final int LIMITED_SIZE = 3_000;

    private static final double MOST_DOLLARS = 7;

    private static final int ONE_IN_SO_MANY_IS_LIVE = 10;
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");

    /** Number of ticks in a week. In this number of ticks, audits describe each finished job once. */
    private static final double TICKS_A_WEEK = 7 * 24 * 4;

    private static final int FIRST_AUDITS_AT_MOST = 30;
    private static final int BYTES_BESIDE_AN_ITEM = 100;
    private static final Path PAGE = AuditProcess.HOME.resolve("docs").resolve("costs.md");

    @Option(names = "--ticks", description = "Measured audits of each account (default: 4).", defaultValue = "4")
    private int ticks;

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        progress.step("one audit by the function");
        FunctionOutput output = functionOutput();
        StackTemplate stack = StackTemplate.read(AuditProcess.HOME.resolve("template.yaml"));
        SortedMap<Integer, Usage> usages = new TreeMap<>();
        SortedMap<Integer, Bill> bills = new TreeMap<>();
        for (int jobs : SIZES) {
            progress.step(jobs + " jobs");
            Usage usage = usage(jobs);
            usages.put(jobs, usage);
            bills.put(jobs, Bill.of(usage, stack, output));
        }
        Files.writeString(PAGE, new BillPage(usages, bills, stack, output).text());
        return new Measurement(
                "A month of audits every 15 minutes, " + ticks
                        + " of them measured in simulated time; a tenth of the jobs"
                        + " are live, and their counters move in every tick; prices of " + Prices.REGION + ", "
                        + Prices.AS_OF + ", before free tiers",
                bills.entrySet().stream()
                        .map(each -> figure(each.getKey(), each.getValue()))
                        .toList(),
                List.of(table(bills)));
    }

    private static Figure figure(int jobs, Bill bill) {
        Figure dollars = Figure.of(jobs + " jobs: a month", bill.dollars(), "USD");
        return jobs == LIMITED_SIZE ? dollars.atMost(MOST_DOLLARS) : dollars;
    }

    private static Table table(SortedMap<Integer, Bill> bills) {
        List<String> columns = new ArrayList<>(List.of("position"));
        bills.keySet().forEach(jobs -> columns.add(jobs + " jobs"));
        List<List<Object>> rows = new ArrayList<>();
        for (Bill.Line line : bills.values().iterator().next().lines()) {
            List<Object> row = new ArrayList<>(List.of(line.what()));
            bills.values().forEach(bill -> row.add(bill.dollarsOf(line.what())));
            rows.add(row);
        }
        return new Table("USD a month", columns, rows);
    }

    /** Runs the function once, in real time, and measures what the function logs. */
    private static FunctionOutput functionOutput() throws IOException, InterruptedException {
        // The function has no simulated clock
        SimulatedAccount account = LargeAccount.of(10, 90, InstantSource.system());
        try (LocalAccount local = LocalAccount.start(account, LocalAccount.ANY_PORT)) {
            String topicArn = local.createTopic(LargeAccount.REGION, "alerts");
            try (AuditInProcess audit = new AuditInProcess(
                    local.endpoint(),
                    local.endpoint(),
                    new SimulatedTimeline(Instant.now()),
                    Resources.CREATE_MISSING,
                    Map.of("AUDIT_MAX_TPS", "unlimited", "AUDIT_TOPIC_ARN", topicArn))) {
                audit.run();
            }
            return FunctionOutput.of(local, topicArn);
        }
    }

    private Usage usage(int jobs) throws IOException {
        SimulatedTimeline timeline = new SimulatedTimeline(START);
        int live = jobs / ONE_IN_SO_MANY_IS_LIVE;
        SimulatedAccount account = LargeAccount.of(live, jobs - live, timeline);
        ConvergenceLoad.limit(account);
        try (LocalAccount local = LocalAccount.start(account, LocalAccount.ANY_PORT)) {
            CapacityMeter meter = new CapacityMeter(local.dynamoDb());
            try (SimulatorServer dynamoDb = SimulatorServer.start(0, account, List.of(meter));
                    AuditInProcess audit = new AuditInProcess(
                            local.endpoint(), dynamoDb.endpoint(), timeline, Resources.CREATE_MISSING, Map.of())) {
                describeAll(audit, timeline);
                local.requests().clear();
                meter.takeReadUnits();
                meter.takeWriteUnits();
                double seconds = 0;
                for (int tick = 0; tick < ticks; tick++) {
                    waitForTick(timeline);
                    for (int i = 0; i < live; i++) {
                        account.answer(LargeAccount.REGION, "live-" + i, LargeAccount::oneMoreSucceeded);
                    }
                    RegionRun run = audit.run();
                    seconds += run.time().millis() / 1e3;
                }
                return withWeekly(
                        new Usage(
                                local.requests().calls("DescribeJob") / (double) ticks,
                                local.requests().calls("ListJobs") / (double) ticks,
                                seconds / ticks,
                                meter.takeReadUnits() / ticks,
                                meter.takeWriteUnits() / ticks,
                                storedBytes(local.tables(LargeAccount.REGION))),
                        jobs - live);
            }
        }
    }

    /** Runs audits until all jobs have been described once. */
    private static void describeAll(AuditInProcess audit, SimulatedTimeline timeline) {
        for (int audits = 0; audits < FIRST_AUDITS_AT_MOST; audits++) {
            if (audit.run().isComplete()) {
                return;
            }
            waitForTick(timeline);
        }
        throw new IllegalStateException("no complete audit in " + FIRST_AUDITS_AT_MOST);
    }

    private static void waitForTick(SimulatedTimeline timeline) {
        long since = Duration.between(START, timeline.instant()).toMillis();
        timeline.sleepUntil(START.plus(TICK.multipliedBy(since / TICK.toMillis() + 1)));
    }

    /**
     * Adds the usage for describing finished jobs to the usage of an average audit. Audits describe each finished job
     * once a week.
     *
     * @param finished number of finished jobs
     */
    private static Usage withWeekly(Usage measured, int finished) {
        double more = 1 + finished / TICKS_A_WEEK / measured.describeCalls();
        return new Usage(
                measured.describeCalls() * more,
                measured.listCalls(),
                measured.seconds() * more,
                measured.readUnits(),
                measured.writeUnits() * more,
                measured.storedBytes());
    }

    private static long storedBytes(MemoryDatabase tables) {
        return tables.names().stream()
                .flatMap(name -> tables.table(name).items().stream())
                .mapToLong(BillLoad::storedBytes)
                .sum();
    }

    /**
     * The bytes that DynamoDB stores for an item: in the table, and again in the index if the index contains the item.
     */
    private static long storedBytes(Item item) {
        int copies = item.has(ItemTable.OPEN_PARTITION_KEY) ? 2 : 1;
        return copies * (ItemSize.of(item) + BYTES_BESIDE_AN_ITEM);
    }
}
