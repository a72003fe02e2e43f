package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletedWithPoorSuccessTest {

    private final RuleTester rule = RuleTester.of(new CompletedWithPoorSuccess());

    private static JobBuilder completed(int succeeded, int failed, int rejected, int timedOut) {
        return Jobs.job(JobStatus.COMPLETED)
                .targets(List.of(Jobs.GROUP))
                .jobProcessDetails(JobProcessDetails.ofExecuted(succeeded, failed, rejected, timedOut));
    }

    private static JobExecutionsRetryConfig retries(int number) {
        return new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", number)));
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()));
    }

    @ParameterizedTest
    @CsvSource({
        "9499, 501, 0, 0, NON_COMPLIANT MEDIUM",
        "9500, 500, 0, 0, COMPLIANT",
        "94, 2, 0, 4, NON_COMPLIANT MEDIUM",
        "3, 1, 0, 0, NON_COMPLIANT MEDIUM",
        "94, 0, 6, 0, COMPLIANT",
        "94, 5, 6, 0, NON_COMPLIANT MEDIUM",
        "1, 0, 0, 0, COMPLIANT",
        "0, 5, 0, 0, COMPLIANT",
        "0, 0, 0, 0, COMPLIANT"
    })
    void judge_shareOfSuccess_decides(int succeeded, int failed, int rejected, int timedOut, String expected) {
        assertThat(judge(completed(succeeded, failed, rejected, timedOut))).isEqualTo(expected);
    }

    @Test
    void judge_removedAndCancelledExecutions_doNotCount() {
        JobProcessDetails details = JobProcessDetails.builder()
                .succeeded(10)
                .removed(50)
                .canceled(50)
                .build();

        assertThat(judge(completed(0, 0, 0, 0).jobProcessDetails(details))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_jobThatRetries_isUndecidedOnceAnExecutionFailed() {
        assertThat(judge(completed(90, 10, 0, 0).jobExecutionsRetryConfig(retries(2))))
                .isEqualTo("INSUFFICIENT_DATA UNDECIDED");
        assertThat(judge(completed(90, 10, 0, 0).jobExecutionsRetryConfig(retries(0))))
                .isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judge(completed(90, 0, 10, 0).jobExecutionsRetryConfig(retries(2))))
                .isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({"PT9M59.999S, INSUFFICIENT_DATA TOO_YOUNG", "PT10M, NON_COMPLIANT MEDIUM"})
    void judge_youngJob_waits(Duration age, String expected) {
        JobKey key = new JobKey(Jobs.key("a").arn(), Jobs.NOW.minus(age));

        assertThat(judge(Job.builder(key, JobStatus.COMPLETED)
                        .targets(List.of(Jobs.GROUP))
                        .jobProcessDetails(JobProcessDetails.ofExecuted(3, 1, 0, 0))))
                .isEqualTo(expected);
    }

    @Test
    void judge_singleThing_isNotConcerned() {
        assertThat(judge(completed(1, 10, 0, 0).targets(List.of(Jobs.THING))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_countersOrTargetsMissing_isInsufficientData() {
        assertThat(judge(completed(3, 1, 0, 0).jobProcessDetails(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(completed(3, 1, 0, 0).targets(List.of()))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, NOT_APPLICABLE NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(completed(3, 1, 0, 0).status(JobStatus.of(status)))).isEqualTo(expected);
    }

    @Test
    void judge_continuousJobThatEnded_isJudged() {
        assertThat(judge(completed(3, 1, 0, 0).targetSelection(TargetSelection.CONTINUOUS)))
                .isEqualTo("NON_COMPLIANT MEDIUM");
    }

    @Test
    void judge_agesOutAfterThirtyDays() {
        assertThat(judge(completed(3, 1, 0, 0).completedAt(Jobs.NOW.minus(Duration.ofDays(30)))))
                .isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judge(completed(3, 1, 0, 0)
                        .completedAt(Jobs.NOW.minus(Duration.ofDays(30)).minusMillis(1))))
                .isEqualTo("NOT_APPLICABLE AGED_OUT");
    }

    @Test
    void judge_sameFailuresByTheFailureRate_isCovered() {
        FailureRateTooHigh failureRate = new FailureRateTooHigh();

        assertThat(rule.judgeBeside(failureRate, Jobs.facts(completed(90, 10, 0, 0)), Jobs.now())
                        .word())
                .isEqualTo("COVERED");
        assertThat(rule.judgeBeside(failureRate, Jobs.facts(completed(94, 6, 0, 0)), Jobs.now())
                        .word())
                .isEqualTo("MEDIUM");
    }

    @Test
    void judge_devicesThatFailedAndTimedOut_areBothListed() {
        Verdict verdict = rule.judge(Jobs.facts(completed(90, 4, 10, 6)), Jobs.now());

        assertThat(verdict.reason()).isEqualTo("the job completed, but only 90 of 100 executions succeeded (90.0 %)");
        assertThat(verdict.evidence().values())
                .containsEntry("succeededPercent", 90.0)
                .containsEntry("successPercent", 95.0)
                .containsEntry("rejected", 10L);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7 --status FAILED"
                                + " --query 'executionSummaries[].thingArn' --output text",
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7 --status TIMED_OUT"
                                + " --query 'executionSummaries[].thingArn' --output text");
    }
}
