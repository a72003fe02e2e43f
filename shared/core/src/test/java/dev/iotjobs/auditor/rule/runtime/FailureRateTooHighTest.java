package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.rule.ComplianceStatus.COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.INSUFFICIENT_DATA;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NON_COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NOT_APPLICABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureRateTooHighTest {

    private final FailureRateTooHigh rule = new FailureRateTooHigh();

    private static JobBuilder executed(int succeeded, int failed, int rejected, int timedOut) {
        return Jobs.inProgress().jobProcessDetails(JobProcessDetails.ofExecuted(succeeded, failed, rejected, timedOut));
    }

    private static JobExecutionsRetryConfig retries(int number) {
        return new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", number)));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(job.build(), Jobs.now());
    }

    @ParameterizedTest
    @CsvSource({
        "91, 3, 3, 3, COMPLIANT,",
        "90, 4, 3, 3, NON_COMPLIANT, HIGH",
        "81, 19, 0, 0, NON_COMPLIANT, HIGH",
        "80, 0, 20, 0, NON_COMPLIANT, CRITICAL",
        "0, 0, 0, 10, NON_COMPLIANT, CRITICAL",
        "9, 1, 0, 0, NON_COMPLIANT, HIGH",
        "8, 1, 0, 0, NOT_APPLICABLE,"
    })
    void judge_shareOfUnsuccessfulExecutions_decides(
            int succeeded, int failed, int rejected, int timedOut, ComplianceStatus expected, Severity severity) {
        Verdict verdict = judge(executed(succeeded, failed, rejected, timedOut));

        assertThat(verdict.status()).isEqualTo(expected);
        assertThat(verdict.severity()).isEqualTo(severity);
    }

    @Test
    void judge_cancelledAndRemovedExecutions_areNotInTheDenominator() {
        JobProcessDetails details = new JobProcessDetails(List.of(), 500, 9, 1, 0, 0, 0, 500, 0);

        assertThat(judge(Jobs.inProgress().jobProcessDetails(details)).status()).isEqualTo(NON_COMPLIANT);
    }

    @ParameterizedTest
    @CsvSource({"3, NON_COMPLIANT", "2, NOT_APPLICABLE"})
    void judge_smallFleet_countsOnlyWhenAllFailedAndAtLeastThree(int failed, ComplianceStatus expected) {
        assertThat(judge(executed(0, failed, 0, 0)).status()).isEqualTo(expected);
        assertThat(judge(executed(1, failed, 0, 0)).status()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void judge_smallFleetThatRetries_mayBeOneDeviceFailingOften() {
        assertThat(judge(executed(0, 3, 0, 0).jobExecutionsRetryConfig(retries(2)))
                        .status())
                .isEqualTo(NOT_APPLICABLE);
        assertThat(judge(executed(0, 3, 0, 0).jobExecutionsRetryConfig(retries(0)))
                        .status())
                .isEqualTo(NON_COMPLIANT);
    }

    @Test
    void judge_fullSampleThatRetries_isJudgedAndSaysSo() {
        Verdict verdict = judge(executed(5, 5, 0, 0).jobExecutionsRetryConfig(retries(2)));

        assertThat(verdict.status()).isEqualTo(NON_COMPLIANT);
        assertThat(verdict.reason()).contains("attempts and not devices");
        assertThat(verdict.evidence().facts()).containsEntry("countsAttempts", true);
    }

    @Test
    void judge_smallFleet_isNeverCritical() {
        assertThat(judge(executed(0, 9, 0, 0)).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void judge_countersMissing_isInsufficientData() {
        assertThat(judge(Jobs.inProgress()).status()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void judge_nothingExecuted_isNotApplicable() {
        assertThat(judge(executed(0, 0, 0, 0)).status()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void judge_completedJob_isJudgedToo() {
        assertThat(judge(executed(5, 5, 0, 0).status(JobStatus.COMPLETED)).status())
                .isEqualTo(NON_COMPLIANT);
        assertThat(judge(executed(5, 5, 0, 0).status(JobStatus.DELETION_IN_PROGRESS))
                        .status())
                .isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void judge_youngerThanFifteenMinutes_waits() {
        JobKey young = new JobKey(
                Jobs.key("a").arn(), Jobs.NOW.minus(Duration.ofMinutes(15)).plusMillis(1));
        JobKey old = new JobKey(Jobs.key("a").arn(), Jobs.NOW.minus(Duration.ofMinutes(15)));

        assertThat(judgeCreated(young).status()).isEqualTo(NOT_APPLICABLE);
        assertThat(judgeCreated(young).validUntil()).isEqualTo(Jobs.NOW.plusMillis(1));
        assertThat(judgeCreated(old).status()).isEqualTo(NON_COMPLIANT);
    }

    private Verdict judgeCreated(JobKey key) {
        return rule.judge(
                Job.builder(key, JobStatus.IN_PROGRESS)
                        .jobProcessDetails(JobProcessDetails.ofExecuted(0, 20, 0, 0))
                        .build(),
                Jobs.now());
    }

    @Test
    void judge_rateSwingsAroundTheThreshold_doesNotFlap() {
        Job nine = executed(91, 9, 0, 0).build();
        Job seven = executed(93, 7, 0, 0).build();
        Job eighteen = executed(82, 18, 0, 0).build();

        assertThat(rule.judge(nine, Jobs.now()).status()).isEqualTo(COMPLIANT);
        assertThat(rule.judge(nine, Jobs.open(Severity.HIGH)).status()).isEqualTo(NON_COMPLIANT);
        assertThat(rule.judge(seven, Jobs.open(Severity.HIGH)).status()).isEqualTo(COMPLIANT);
        assertThat(rule.judge(eighteen, Jobs.open(Severity.CRITICAL)).severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({"5, 4, 3, FAILED", "3, 5, 4, REJECTED", "3, 4, 5, TIMED_OUT"})
    void judge_command_showsTheMostFrequentFailure(int failed, int rejected, int timedOut, String status) {
        assertThat(String.valueOf(judge(executed(0, failed, rejected, timedOut)).command()))
                .endsWith("--status " + status);
    }
}
