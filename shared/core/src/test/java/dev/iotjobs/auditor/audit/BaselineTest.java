package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.START;
import static dev.iotjobs.auditor.audit.TestInstallation.attribute;
import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.message.Change.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Findings that existed before the first audit, or that come with new rules, are one message and not reported as new.
 */
class BaselineTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();

    private static Job job(String jobId, JobStatus status, Duration age) {
        return TestJobs.healthy(TestJobs.key(jobId, START.minus(age)), status)
                .timeoutConfig(null)
                .lastUpdatedAt(START.minus(age))
                .build();
    }

    private void put(int jobs, JobStatus status) {
        for (int i = 0; i < jobs; i++) {
            installation.region().put(job(status + "-" + i, status, Duration.ofDays(3)));
        }
    }

    @Test
    void firstAudit_findings_areOneBaselineMessage() {
        put(5, JobStatus.IN_PROGRESS);

        AuditReport first = installation.tick();
        AuditReport second = installation.tick();

        assertThat(open(first)).hasSize(5).allMatch(finding -> finding.startsWith("IOTJ-CFG-01"));
        assertThat(first.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 5));
        assertThat(second.alerts().status()).isEqualTo(AlertReport.Status.NOTHING_TO_REPORT);
        assertThat(installation.messages).hasSize(1);
    }

    @Test
    void firstAudit_afterANarrowOne_isStillABaseline() {
        put(5, JobStatus.IN_PROGRESS);
        put(1, JobStatus.SCHEDULED);

        AuditReport tryOut = installation.narrow(new Scope(Set.of(JobStatus.SCHEDULED), null, null, null, null));
        AuditReport whole = installation.tick();

        assertThat(tryOut.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 1));
        assertThat(whole.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 5));
    }

    @Test
    void describeJobDeniedForADay_thenGranted_isOneBaselineMessage() {
        put(30, JobStatus.IN_PROGRESS);
        installation.region().deny(_ -> true);
        for (int tick = 0; tick < 96; tick++) {
            installation.tick();
        }
        installation.takeMessages();
        installation.region().deny(_ -> false);

        AuditReport granted = installation.tick();
        for (int tick = 0; tick < 8; tick++) {
            installation.tick();
        }

        assertThat(granted.alerts().changes()).containsEntry(Kind.BASELINE, 30).doesNotContainKey(Kind.NEW);
        assertThat(installation.messages).hasSize(2);
        assertThat(installation.messages.getFirst().subject()).contains("30");
        assertThat(attribute(installation.messages.get(1), "severity")).isEmpty();
    }

    @Test
    void firstAudit_afterASummaryOfNothing_isStillABaseline() {
        put(5, JobStatus.IN_PROGRESS);

        installation.summary();
        installation.timeline.pass(Duration.ofHours(2));
        AuditReport first = installation.tick();

        assertThat(first.alerts().changes()).isEqualTo(Map.of(Kind.BASELINE, 5));
    }

    @Test
    void jobCreatedAfterTheFirstAudit_isNews() {
        put(1, JobStatus.IN_PROGRESS);
        installation.tick();
        installation.region().put(job("late", JobStatus.IN_PROGRESS, Duration.ofMinutes(-5)));

        AuditReport report = installation.tick();

        assertThat(report.alerts().changes()).isEqualTo(Map.of(Kind.NEW, 1));
    }

    @Test
    void fixedFinding_isResolved_andComesBackAsReopened() {
        Job job = job("pump", JobStatus.IN_PROGRESS, Duration.ofDays(3));
        installation.region().put(job);
        installation.tick();
        installation
                .region()
                .put(job.toBuilder().timeoutConfig(new TimeoutConfig(60L)).build());

        AuditReport fixed = installation.tick();
        installation.region().put(job);
        AuditReport back = installation.tick();

        assertThat(fixed.alerts().changes()).isEqualTo(Map.of(Kind.RESOLVED, 1));
        assertThat(back.alerts().changes()).isEqualTo(Map.of(Kind.REOPENED, 1));
    }
}
