package dev.iotjobs.integration.faults;

import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.local.Door;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.local.crash.Installation;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An account and an installation that has made one audit. For each fault, tables, jobs and clocks are reset to the
 * state after this audit, and then jobs change. Audits run with the command line, in simulated time.
 */
final class Stage implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");

    /** Time limit of an audit. */
    static final Duration TIME = Duration.ofMinutes(10);

    static final String REGION = "eu-west-1";

    private static final Map<String, String> SURROUNDINGS =
            Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test", "aws.region", REGION);

    private static final String IOT_ENDPOINT = "aws.endpointUrlIot";

    private static final Duration TICK = Duration.ofMinutes(15);

    /** So small that the list of a few jobs has several pages. */
    private static final int JOBS_A_PAGE = 3;

    private final LocalAccount local;
    private final SimulatedAccount account;
    private final AuditedJobs jobs;
    private final Installation installation;
    private final Installation.Saved afterTheFirst;
    private final List<Audit> besides = new ArrayList<>();
    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private volatile Duration skew = Duration.ZERO;

    Stage() throws IOException {
        account = new SimulatedAccount(
                LocalAccount.ACCOUNT_ID, () -> timeline.instant().plus(skew));
        account.largestPage(JOBS_A_PAGE);
        SURROUNDINGS.forEach(System::setProperty);
        local = LocalAccount.start(account, LocalAccount.ANY_PORT);
        jobs = new AuditedJobs(account, START);
        jobs.moveIn();
        installation = new Installation(local, "audit");
        audit();
        afterTheFirst = installation.save();
    }

    /**
     * Makes an audit with a planned fault, and two audits after it. The fault can open a finding on coverage, which
     * closes only in the second audit without a fault.
     */
    Outcome play(Consumer<Stage> plan) {
        set();
        plan.accept(this);
        Audit struck = audit();
        recover();
        Audit next = audit();
        timeline.pass(TICK);
        Audit last = audit();
        return new Outcome(
                struck,
                besides,
                next,
                last,
                installation.endState(),
                installation.received(),
                installation.repetitions(),
                installation.contradictions());
    }

    private void set() {
        timeline.turnTo(START.plus(TICK));
        skew = Duration.ZERO;
        besides.clear();
        installation.restore(afterTheFirst);
        jobs.moveIn();
        jobs.change();
    }

    /** Ends all faults. Then lets so much time pass that the leases of killed audits expire. */
    private void recover() {
        account.faults().clear();
        System.clearProperty(IOT_ENDPOINT);
        skew = Duration.ZERO;
        timeline.pass(TICK);
    }

    AuditedJobs jobs() {
        return jobs;
    }

    /** Plans a fault for the audits that follow. */
    void add(Fault fault) {
        account.faults().add(fault);
    }

    void clear() {
        account.faults().clear();
    }

    /** Makes connections to AWS IoT fail. */
    void cutOffIot() {
        System.setProperty(IOT_ENDPOINT, "http://127.0.0.1:1");
    }

    /** Sets the difference between the services' clock and the auditor's clock; negative if the services are behind. */
    void skew(Duration ahead) {
        skew = ahead;
    }

    Instant now() {
        return timeline.instant();
    }

    /**
     * Overwrites attributes of items in the state table, as no auditor would.
     *
     * @param partition beginning of the partition keys
     * @param sort beginning of the sort keys
     */
    void overwriteState(String partition, String sort, Map<String, Attribute> attributes) {
        overwrite(local.tables(REGION).table(installation.stateTable()), partition, sort, attributes);
    }

    /** Overwrites attributes of all findings on a job, as no auditor would. */
    void overwriteFindings(String jobId, Map<String, Attribute> attributes) {
        String partition = LocalAccount.ACCOUNT_ID + "#" + REGION + "#" + jobId;
        overwrite(local.tables(REGION).table(installation.findingsTable()), partition, "", attributes);
    }

    private static void overwrite(MemoryTable table, String partition, String sort, Map<String, Attribute> attributes) {
        List<ItemKey> keys = table.items().stream()
                .map(Item::key)
                .filter(key ->
                        key.partition().startsWith(partition) && key.sort().startsWith(sort))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no item of " + table.name() + " begins with " + partition + " " + sort);
        }
        keys.forEach(key -> table.write(new Write.Update(table, key, attributes, Set.of(), Condition.always())));
    }

    void pass(Duration time) {
        timeline.pass(time);
    }

    /** Makes another audit, before or during the audit that a fault strikes. */
    void auditBeside(String... options) {
        besides.add(audit(options));
    }

    /** Environment variables for audits of one Region. The default limits for the rate of calls apply. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(installation.environment());
        environment.put("AUDIT_REGIONS", REGION);
        environment.remove("AUDIT_MAX_TPS");
        return environment;
    }

    /** Makes an audit with the command line. */
    Audit audit(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Door door = local.door();
                PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setProperty("aws.endpointUrl", door.endpoint().toString());
            Shell shell = new Shell(printed, printed, environment(), false, false, timeline);
            List<String> arguments =
                    new ArrayList<>(List.of("run", "--verbose", "--time-budget", TIME.toMinutes() + "m"));
            arguments.addAll(List.of(options));
            int exitCode = new AuditCli(shell).execute(arguments.toArray(String[]::new));
            return new Audit(exitCode, out.toString(StandardCharsets.UTF_8), door.requests());
        }
    }

    @Override
    public void close() {
        local.close();
        SURROUNDINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
        System.clearProperty(IOT_ENDPOINT);
    }
}
