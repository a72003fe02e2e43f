package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditRequest;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.error.ConnectionException;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.time.Deadline;
import dev.iotjobs.local.Door;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.local.crash.AccountHistory;
import dev.iotjobs.local.crash.AccountHistory.Chapter;
import dev.iotjobs.local.crash.EndState;
import dev.iotjobs.local.crash.Installation;
import dev.iotjobs.local.crash.Received;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kills an audit at a call to AWS and then makes further audits. In the end the result must be that of an undisturbed
 * audit: equal findings, and every change reported. A message that is sent again must be identical. Tests the first
 * audit of an account, and later ones.
 */
class CrashTest {

    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");

    private static final Duration TIME_BUDGET = Duration.ofMinutes(10);

    /** After this time a lease that was not given back has expired. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LOOKING = Duration.ofMillis(2);

    /** Only every nth boundary between calls is tested. {@code -Dcrash.every=1} tests all. */
    private static final int EVERY = Integer.getInteger("crash.every", 61);

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final SimulatedAccount jobs = new SimulatedAccount(LocalAccount.ACCOUNT_ID, timeline);
    private final AccountHistory history = new AccountHistory(jobs, START);
    private final LocalAccount account;
    private static final Set<String> RULES = Set.of(
            "IOTJ-ACC-01",
            "IOTJ-ACC-03",
            "IOTJ-ACC-04",
            "IOTJ-ACC-05",
            "IOTJ-CFG-01",
            "IOTJ-CFG-03",
            "IOTJ-LIF-01",
            "IOTJ-RUN-01");

    /** The policy switches all other rules off, so that new rules do not change this test. */
    private static final Policy POLICY = Policy.standard()
            .withRulesOff(RuleBook.standard().definitions().stream()
                    .map(RuleDefinition::id)
                    .filter(id -> !RULES.contains(id))
                    .toList());

    private final Installation installation;
    private final List<String> messages = new ArrayList<>();
    private int boundaries;
    private int tried;
    private int audits;

    CrashTest() throws IOException {
        account = LocalAccount.start(jobs, LocalAccount.ANY_PORT);
        installation = new Installation(account);
    }

    @BeforeEach
    void pointTheSdkAtTheAccount() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty("aws.region", AccountHistory.HOME);
    }

    @AfterEach
    void stop() {
        account.close();
        List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region", "aws.endpointUrl")
                .forEach(System::clearProperty);
    }

    @Test
    void audit_killedAtACallAndStartedAgain_endsAsIfUndisturbed() throws InterruptedException {
        for (Chapter chapter : Chapter.values()) {
            history.happen(chapter);
            killAtEachCall(START.plus(chapter.afterStart()));
        }
        assertThat(String.join("\n", messages))
                .as("every kind of change is reported")
                .contains(
                        "First audit of this account: 7 open findings",
                        "3 new, 1 worsened, 1 not reported before, 2 resolved, 2 closed with their jobs",
                        "1 new, 2 reopened, 1 resolved, 1 closed with its job, 1 lowered",
                        "Job quota near its limit",
                        "Audit coverage incomplete");
        System.out.printf("Crash test: %d of %d boundaries tried, and passed%n", tried, boundaries);
    }

    private void killAtEachCall(Instant now) throws InterruptedException {
        Installation.Saved before = installation.save();
        timeline.turnTo(now);
        installation.restore(before);
        long calls = audit();
        EndState expected = installation.endState();
        Installation.Saved after = installation.save();
        assertThat(expected.isSettled()).as("%s", expected).isTrue();
        assertThat(expected.messages()).hasSize(1);
        messages.addAll(expected.messages());

        for (long boundary = 0; boundary < 2 * calls; boundary++) {
            if (boundaries++ % EVERY == 0) {
                long call = boundary / 2 + 1;
                CrashPoint crash = boundary % 2 == 0 ? CrashPoint.before(call) : CrashPoint.after(call);
                timeline.turnTo(now);
                installation.restore(before);
                kill(crash);
                timeline.pass(LEASE);
                auditAfter(crash, expected);
                tried++;
            }
        }
        installation.restore(after);
    }

    private void auditAfter(CrashPoint crash, EndState expected) {
        Optional<Message> prepared = installation.prepared();
        audit();

        assertThat(installation.endState()).as("%s", crash).isEqualTo(expected);
        assertThat(installation.contradictions()).as("%s", crash).isZero();
        prepared.ifPresent(message -> assertThat(installation.received().getLast())
                .as("%s: the message that was prepared", crash)
                .extracting(Received::text)
                .isEqualTo(message.subject() + "\n" + message.body()));

        int received = installation.received().size();
        audit();
        assertThat(installation.received())
                .as("%s: one more audit reports nothing", crash)
                .hasSize(received);
    }

    /**
     * Connects to AWS and makes one audit.
     *
     * @return number of its calls
     */
    private long audit() {
        try (Door door = account.door()) {
            AuditReport report = audit(door);
            assertThat(report.runs())
                    .allSatisfy(
                            run -> assertThat(run.outcome()).as(run.message()).isEqualTo(Outcome.COMPLETED));
            return door.requests().arrivals();
        }
    }

    /** Makes an audit that is killed at a call. The thread is interrupted; its later calls have no effect. */
    private void kill(CrashPoint crash) throws InterruptedException {
        try (Door door = account.door(crash)) {
            Thread audit = Thread.ofVirtual().start(() -> {
                try {
                    audit(door);
                } catch (ConnectionException | SettingsException | StoreException e) {
                    // expected: the audit was killed
                }
            });
            while (!audit.join(LOOKING)) {
                if (door.crashed()) {
                    audit.interrupt();
                }
            }
            assertThat(door.crashed()).as("%s", crash).isTrue();
        }
    }

    private AuditReport audit(Door door) {
        System.setProperty("aws.endpointUrl", door.endpoint().toString());
        Settings settings = Settings.fromEnvironment(installation.environment());
        PolicyChoice policy = new PolicyChoice.Fixed(() -> POLICY);
        try (AwsAudit audit = AwsAudit.connect(settings, policy, Resources.EXISTING, timeline)) {
            Deadline deadline = Deadline.in(TIME_BUDGET, timeline.instant());
            AuditRequest request = AuditRequest.scheduled("run-" + ++audits, Scope.EVERY_JOB, deadline);
            return audit.audit(request, AccountHistory.REGIONS, _ -> AuditProgress.NONE);
        }
    }
}
