package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditProgress;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Budget;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.aws.ConnectionException;
import dev.iotjobs.auditor.aws.Resources;
import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.auditor.aws.SettingsException;
import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.local.Door;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Audits that are killed at a call to AWS and started again end where an undisturbed one does: the same findings, no
 * alert lost, and one that is told twice under the same reference.
 */
class CrashTest {

    private static final String REGION = "eu-west-1";

    /** Far ahead of every clock: DynamoDB really deletes what has expired by its own. */
    private static final Instant START = Instant.parse("2099-03-10T07:00:00Z");

    private static final Duration TIME = Duration.ofMinutes(10);
    private static final Pattern REFERENCE = Pattern.compile("ref ([0-9a-f]{12})");

    /** Every so many calls are crash points here; all of them are tried with {@code -Dcrash.every=1}. */
    private static final int EVERY = Integer.getInteger("crash.every", 13);

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final SimulatedAccount jobs = new SimulatedAccount(LocalAccount.ACCOUNT_ID, timeline);
    private LocalAccount account;
    private int installations;

    CrashTest() throws IOException {
        account = LocalAccount.start(jobs, 0, 0);
    }

    @BeforeEach
    void makeJobs() {
        job("no-timeout", JobStatus.IN_PROGRESS, false, JobCounters.NONE);
        job("no-timeout-either", JobStatus.SCHEDULED, false, JobCounters.NONE);
        job("forced", JobStatus.CANCELED, true, new JobCounters(0, 0, 5, 0, 0, 0, 0, 4));
        job("fine", JobStatus.COMPLETED, false, new JobCounters(0, 0, 20, 0, 0, 0, 0, 0));
    }

    private void job(String jobId, JobStatus status, boolean forced, JobCounters counters) {
        Instant ended = START.minus(Duration.ofDays(1));
        jobs.put(
                REGION,
                SimulatedJob.builder(jobId, START.minus(Duration.ofDays(2)))
                        .status(status)
                        .forceCanceled(forced)
                        .counters(counters)
                        .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thing/" + jobId))
                        .lastUpdatedAt(ended)
                        .completedAt(status == JobStatus.IN_PROGRESS || status == JobStatus.SCHEDULED ? null : ended)
                        .isConcurrent(false)
                        .build());
    }

    @AfterEach
    void stop() {
        account.close();
        List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl").forEach(System::clearProperty);
    }

    /** What is left of an installation: findings as they stand, and references of everything that was told. */
    private record EndState(Set<String> findings, Set<String> told) {}

    /** Tables and a topic of their own. */
    private final class Installation {

        private final String name = "crash-" + ++installations;
        private final String topicArn = account.createTopic(REGION, name);
        private final Settings settings = Settings.fromEnvironment(Map.of("AUDIT_REGIONS", REGION))
                .withHomeRegion(REGION)
                .withFindingsTable(name + "-findings")
                .withStateTable(name + "-state")
                .withTopicArn(topicArn)
                .withBudget(Budget.rate(Double.POSITIVE_INFINITY))
                .withFreshness(Freshness.now());

        Installation() {
            account.subscribeQueue(topicArn, name);
            enter(account.door());
            connect(Resources.CREATE_MISSING).close();
        }

        private AwsAudit connect(Resources resources) {
            return AwsAudit.connect(settings, resources, timeline);
        }

        /** One audit through a door; says how many calls it came to. */
        long audit(CrashPoint crash) throws IOException {
            try (Door door = account.door(crash)) {
                enter(door);
                try (AwsAudit audit = connect(Resources.EXISTING)) {
                    audit(audit);
                } catch (ConnectionException | SettingsException e) {
                    // Killed before the audit began.
                }
                return door.requests().arrivals();
            }
        }

        EndState endState() throws IOException {
            try (Door door = account.door()) {
                enter(door);
                try (AwsAudit audit = connect(Resources.EXISTING)) {
                    AuditReport report = audit(audit);
                    Set<String> findings = new TreeSet<>();
                    audit.findings(report)
                            .forEach(finding -> findings.add(finding.key().findingId() + " " + finding.severity() + " "
                                    + finding.workflowStatus() + " " + finding.reason()));
                    return new EndState(findings, told());
                }
            }
        }

        private AuditReport audit(AwsAudit audit) {
            String runId = name + "-" + timeline.instant();
            Deadline deadline = Deadline.in(TIME, timeline.instant());
            AuditReport report = audit.audit(runId, List.of(REGION), deadline, _ -> AuditProgress.NONE);
            timeline.pass(TIME.plusSeconds(1)); // a lease that nobody released has ended
            return report;
        }

        private Set<String> told() {
            Set<String> references = new TreeSet<>();
            for (String alert : account.queue(REGION, name).orElseThrow().bodies()) {
                Matcher matcher = REFERENCE.matcher(alert);
                while (matcher.find()) {
                    references.add(matcher.group(1));
                }
            }
            return references;
        }
    }

    private static void enter(Door door) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty("aws.endpointUrl", door.endpoint().toString());
    }

    @Test
    void audit_killedAtACallAndStartedAgain_endsAsIfUndisturbed() throws IOException {
        Installation undisturbed = new Installation();
        long calls = undisturbed.audit(CrashPoint.NEVER);
        EndState expected = undisturbed.endState();
        assertThat(expected.findings()).hasSize(3);
        assertThat(expected.told()).hasSize(3);

        int boundaries = 0;
        for (long call = 1; call <= calls; call += EVERY) {
            for (CrashPoint crash : List.of(CrashPoint.before(call), CrashPoint.after(call))) {
                Installation killed = new Installation();
                killed.audit(crash);
                timeline.pass(TIME);

                assertThat(killed.endState()).as("%s of %d calls", crash, calls).isEqualTo(expected);
                boundaries++;
            }
        }
        System.out.println("Crash test: " + boundaries + " boundaries of " + 2 * calls + " passed");
    }
}
