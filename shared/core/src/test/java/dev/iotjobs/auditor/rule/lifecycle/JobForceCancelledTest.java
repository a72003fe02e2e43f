package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.rule.ComplianceStatus.COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NON_COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NOT_APPLICABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobForceCancelledTest {

    private final JobForceCancelled rule = new JobForceCancelled();

    private static JobBuilder forceCancelled(Duration ago) {
        return Jobs.job(JobStatus.CANCELED).forceCanceled(true).completedAt(Jobs.NOW.minus(ago));
    }

    private static JobProcessDetails canceled(int things) {
        return new JobProcessDetails(List.of(), things, 4, 0, 0, 0, 0, 0, 0);
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(job.build(), Jobs.now());
    }

    @Test
    void judge_executionsCutOff_isHighUntilThirtyDaysHavePassed() {
        Verdict verdict = judge(forceCancelled(Duration.ofDays(1)).jobProcessDetails(canceled(3)));

        assertThat(verdict.status()).isEqualTo(NON_COMPLIANT);
        assertThat(verdict.severity()).isEqualTo(Severity.HIGH);
        assertThat(verdict.validUntil()).isEqualTo(Jobs.NOW.plus(Duration.ofDays(29)));
        assertThat(verdict.evidence().facts()).containsEntry("numberOfCanceledThings", 3);
    }

    @Test
    void judge_thirtyDaysAgo_isTheLastDay() {
        assertThat(judge(forceCancelled(Duration.ofDays(30))).status()).isEqualTo(NON_COMPLIANT);
        assertThat(judge(forceCancelled(Duration.ofDays(30).plusMillis(1))).status())
                .isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void judge_nothingWasInterrupted_isLowOnceTheCountersHaveSettled() {
        JobBuilder settled = forceCancelled(Duration.ofMinutes(16)).jobProcessDetails(canceled(0));
        JobBuilder settling = forceCancelled(Duration.ofMinutes(15)).jobProcessDetails(canceled(0));

        assertThat(judge(settled).severity()).isEqualTo(Severity.LOW);
        assertThat(judge(settling).severity()).isEqualTo(Severity.HIGH);
        assertThat(judge(settling).validUntil()).isEqualTo(Jobs.NOW);
    }

    @Test
    void judge_countersMissing_isHigh() {
        assertThat(judge(forceCancelled(Duration.ofDays(1))).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void judge_completedAtMissing_countsFromTheLastUpdate() {
        Instant updated = Jobs.NOW.minus(Duration.ofDays(31));
        JobBuilder job = Jobs.job(JobStatus.CANCELED).forceCanceled(true).lastUpdatedAt(updated);

        assertThat(judge(job).status()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void judge_noTimeAtAll_isHigh() {
        JobBuilder job = Jobs.job(JobStatus.CANCELED).forceCanceled(true).lastUpdatedAt(null);

        assertThat(judge(job).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void judge_cancelledGently_isCompliant() {
        assertThat(judge(Jobs.job(JobStatus.CANCELED).forceCanceled(false)).status())
                .isEqualTo(COMPLIANT);
        assertThat(judge(Jobs.job(JobStatus.CANCELED)).status()).isEqualTo(COMPLIANT);
    }

    @Test
    void judge_beingDeleted_isNotApplicable() {
        JobBuilder job = forceCancelled(Duration.ofDays(1)).status(JobStatus.DELETION_IN_PROGRESS);

        assertThat(judge(job).status()).isEqualTo(NOT_APPLICABLE);
    }
}
