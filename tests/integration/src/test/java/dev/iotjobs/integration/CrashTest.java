package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditProgress;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.ConnectionException;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.auditor.aws.SettingsException;
import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.local.Door;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.local.crash.AccountHistory;
import dev.iotjobs.local.crash.AccountHistory.Chapter;
import dev.iotjobs.local.crash.EndState;
import dev.iotjobs.local.crash.Installation;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Audits that are killed at a call to AWS and started again end where an undisturbed one does: the same findings, no
 * alert lost, and one that is told twice under the same reference. First audits as well as later ones.
 */
class CrashTest {

    /** Far ahead of every clock: DynamoDB really deletes what has expired by its own. */
    private static final Instant START = Instant.parse("2099-03-10T07:00:00Z");

    private static final Duration TIME_BUDGET = Duration.ofMinutes(10);

    /** After that long, a lease that nobody released has ended. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LOOKING = Duration.ofMillis(2);

    /** Every so many boundaries are tried here; all of them with {@code -Dcrash.every=1}. */
    private static final int EVERY = Integer.getInteger("crash.every", 61);

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final SimulatedAccount jobs = new SimulatedAccount(LocalAccount.ACCOUNT_ID, timeline);
    private final AccountHistory history = new AccountHistory(jobs, START);
    private final LocalAccount account;
    private final Installation installation;
    private final Set<String> told = new TreeSet<>();
    private int boundaries;
    private int tried;
    private int audits;

    CrashTest() throws IOException {
        account = LocalAccount.start(jobs, 0, 0);
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
        installation.close();
        account.close();
        List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region", "aws.endpointUrl")
                .forEach(System::clearProperty);
    }

    @Test
    void audit_killedAtACallAndStartedAgain_endsAsIfUndisturbed() throws InterruptedException {
        for (Chapter chapter : Chapter.values()) {
            history.happen(chapter);
            killAtEachCall(chapter, START.plus(chapter.afterStart()));
        }
        assertThat(String.join("\n", told))
                .as("every kind of transition is told")
                .contains(
                        ": new, ",
                        ": worse, ",
                        ": back, ",
                        " (was ",
                        "; archived: ",
                        "quota",
                        "Audit coverage incomplete");
        System.out.printf("Crash test: %d of %d boundaries tried, and passed%n", tried, boundaries);
    }

    private void killAtEachCall(Chapter chapter, Instant now) throws InterruptedException {
        Installation.Saved before = installation.save();
        timeline.turnTo(now);
        installation.restore(before);
        long calls = audit();
        EndState expected = installation.endState();
        Installation.Saved after = installation.save();
        assertThat(expected.untold()).isEmpty();
        told.addAll(expected.told().keySet());

        for (long boundary = 0; boundary < 2 * calls; boundary++) {
            if (boundaries++ % EVERY == 0) {
                long call = boundary / 2 + 1;
                CrashPoint crash = boundary % 2 == 0 ? CrashPoint.before(call) : CrashPoint.after(call);
                timeline.turnTo(now);
                installation.restore(before);
                kill(crash);
                timeline.pass(LEASE);
                audit();
                assertThat(installation.endState())
                        .as("%s: %s of %d calls", chapter, crash, calls)
                        .isEqualTo(expected);
                tried++;
            }
        }
        installation.restore(after);
    }

    /** One audit, from connecting on; says how many calls it came to. */
    private long audit() {
        try (Door door = account.door()) {
            AuditReport report = audit(door);
            assertThat(report.runs())
                    .allSatisfy(
                            run -> assertThat(run.outcome()).as(run.message()).isEqualTo(Outcome.COMPLETED));
            return door.requests().arrivals();
        }
    }

    /** An audit that does not survive a call. It is only interrupted, but nothing that it still does arrives anywhere. */
    private void kill(CrashPoint crash) throws InterruptedException {
        try (Door door = account.door(crash)) {
            Thread audit = Thread.ofVirtual().start(() -> {
                try {
                    audit(door);
                } catch (ConnectionException | SettingsException e) {
                    // Killed before the audit began.
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
        Settings settings = Settings.fromEnvironment(installation.environment()).withFreshness(Freshness.now());
        try (AwsAudit audit = AwsAudit.connect(settings, Resources.EXISTING, timeline)) {
            Deadline deadline = Deadline.in(TIME_BUDGET, timeline.instant());
            return audit.audit("run-" + ++audits, AccountHistory.REGIONS, deadline, _ -> AuditProgress.NONE);
        }
    }
}
