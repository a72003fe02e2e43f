package dev.iotjobs.integration.faults;

import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.Shell;
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
import java.util.function.Consumer;

/**
 * An account with an installation that has seen it once. For each fault the stage is set anew: tables, jobs and clocks
 * are what they were then, and the jobs change. Audits are made by the command line, in simulated time.
 */
final class Stage implements AutoCloseable {

    /** Far ahead of every clock: DynamoDB really deletes what has expired by its own. */
    private static final Instant START = Instant.parse("2099-03-10T07:00:00Z");

    /** What an audit may take. */
    static final Duration TIME = Duration.ofMinutes(10);

    static final String REGION = "eu-west-1";

    private static final Map<String, String> SURROUNDINGS =
            Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test", "aws.region", REGION);

    private static final Duration TICK = Duration.ofMinutes(15);

    /** So that a few jobs are several pages. */
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
        local = LocalAccount.start(account, 0, 0);
        jobs = new AuditedJobs(account, START);
        jobs.moveIn();
        installation = new Installation(local, "audit");
        audit();
        afterTheFirst = installation.save();
    }

    /** The audit that is struck by what is planned, and one after it. */
    Outcome play(Consumer<Stage> plan) {
        set();
        plan.accept(this);
        Audit struck = audit();
        recover();
        Audit next = audit();
        return new Outcome(struck, besides, next, installation.endState(), installation.repetitions());
    }

    private void set() {
        timeline.turnTo(START.plus(TICK));
        skew = Duration.ZERO;
        besides.clear();
        installation.restore(afterTheFirst);
        jobs.moveIn();
        jobs.change();
    }

    /** All faults are over, and what no audit released has ended. */
    private void recover() {
        account.faults().clear();
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

    /** The clock of all services runs before the auditor's, or behind it. */
    void skew(Duration ahead) {
        skew = ahead;
    }

    void pass(Duration time) {
        timeline.pass(time);
    }

    /** An audit that somebody else starts, while the first is under way or before it. */
    void auditBeside() {
        besides.add(audit());
    }

    /** One Region, at the pace that is usual. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(installation.environment());
        environment.put("AUDIT_REGIONS", REGION);
        environment.remove("AUDIT_MAX_TPS");
        return environment;
    }

    /** An audit that people do not read. */
    Audit audit() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Door door = local.door();
                PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setProperty("aws.endpointUrl", door.endpoint().toString());
            Shell shell = new Shell(printed, printed, environment(), false, false, timeline);
            int exitCode = new AuditCli(shell).execute("run", "--time-budget", TIME.toMinutes() + "m");
            return new Audit(exitCode, out.toString(StandardCharsets.UTF_8), door.requests());
        }
    }

    @Override
    public void close() {
        installation.close();
        local.close();
        SURROUNDINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
    }
}
