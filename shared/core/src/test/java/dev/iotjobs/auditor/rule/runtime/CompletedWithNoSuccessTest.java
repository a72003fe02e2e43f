package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletedWithNoSuccessTest {

    private static final String LOW = "NON_COMPLIANT LOW";
    private static final String HIGH = "NON_COMPLIANT HIGH";

    private final RuleTester rule = RuleTester.of(new CompletedWithNoSuccess());

    private static JobBuilder completed(int succeeded, int failed, int rejected, int timedOut) {
        return completed(JobProcessDetails.ofExecuted(succeeded, failed, rejected, timedOut));
    }

    private static JobBuilder completed(JobProcessDetails details) {
        return Jobs.job(JobStatus.COMPLETED).targets(List.of(Jobs.GROUP)).jobProcessDetails(details);
    }

    private static JobProcessDetails removedAndCanceled(int removed, int canceled) {
        return JobProcessDetails.builder().removed(removed).canceled(canceled).build();
    }

    private Verdict verdict(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(verdict(job));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 500, 0, 0, COMPLIANT",
        "0, 1, 0, 0, NON_COMPLIANT HIGH",
        "0, 0, 0, 1, NON_COMPLIANT HIGH",
        "0, 1, 9, 0, NON_COMPLIANT HIGH",
        "0, 0, 9, 0, NON_COMPLIANT MEDIUM",
        "0, 0, 0, 0, NON_COMPLIANT LOW"
    })
    void judge_counters_decide(int succeeded, int failed, int rejected, int timedOut, String expected) {
        assertThat(judge(completed(succeeded, failed, rejected, timedOut))).isEqualTo(expected);
    }

    @Test
    void judge_targetThatWasEmpty_isLowWithItsReason() {
        for (JobProcessDetails details : List.of(JobProcessDetails.ofExecuted(0, 0, 0, 0), removedAndCanceled(12, 0))) {
            Verdict verdict = verdict(completed(details));

            assertThat(Outcomes.of(verdict)).isEqualTo(LOW);
            assertThat(verdict.reason()).isEqualTo("the job completed, but its target was empty (EMPTY_TARGET)");
            assertThat(verdict.evidence().values()).containsEntry("reason", "EMPTY_TARGET");
            assertThat(verdict.commands()).isEmpty();
        }
    }

    @Test
    void judge_executionsCancelled_areNoEmptyTarget() {
        Verdict verdict = verdict(completed(removedAndCanceled(2, 3)));

        assertThat(Outcomes.of(verdict)).isEqualTo(HIGH);
        assertThat(verdict.reason()).isEqualTo("the job completed, but no execution succeeded: 3 cancelled, 2 removed");
        assertThat(judge(completed(removedAndCanceled(0, 1)))).isEqualTo(HIGH);
    }

    @Test
    void judge_everyOutcome_isCounted() {
        JobProcessDetails details = JobProcessDetails.builder()
                .failed(1)
                .timedOut(2)
                .rejected(3)
                .queued(4)
                .inProgress(5)
                .build();

        assertThat(verdict(completed(details)).reason())
                .isEqualTo("the job completed, but no execution succeeded: 1 failed, 2 timed out, 3 rejected, 9 queued"
                        + " or in progress");
    }

    @Test
    void judge_singleThing_isLow() {
        assertThat(judge(completed(0, 11, 0, 0).targets(List.of(Jobs.THING)))).isEqualTo(LOW);
        assertThat(judge(completed(0, 2, 0, 0).targets(List.of(Jobs.THING, Jobs.OTHER_THING))))
                .isEqualTo(HIGH);
    }

    @Test
    void judge_targetsMissing_isLowUnlessAFindingIsOpen() {
        JobBuilder job = completed(0, 5, 0, 0).targets(List.of());

        assertThat(judge(job)).isEqualTo(LOW);
        assertThat(Outcomes.of(rule.judge(Jobs.facts(job), Jobs.open(Severity.HIGH))))
                .isEqualTo(HIGH);
        assertThat(judge(completed(1, 5, 0, 0).targets(List.of()))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_countersMissing_isInsufficientData() {
        assertThat(judge(completed(0, 5, 0, 0).jobProcessDetails(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(completed(JobProcessDetails.builder().build()))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({"PT9M59.999S, INSUFFICIENT_DATA TOO_YOUNG", "PT10M, NON_COMPLIANT HIGH"})
    void judge_youngJob_waits(Duration age, String expected) {
        JobKey key = new JobKey(Jobs.key("a").arn(), Jobs.NOW.minus(age));

        assertThat(judge(Job.builder(key, JobStatus.COMPLETED)
                        .targets(List.of(Jobs.GROUP))
                        .jobProcessDetails(JobProcessDetails.ofExecuted(0, 1, 0, 0))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "IN_PROGRESS, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(completed(0, 5, 0, 0).status(JobStatus.of(status)))).isEqualTo(expected);
    }

    @Test
    void judge_failuresThatTheFailureRateReports_areCovered() {
        FailureRateTooHigh failureRate = new FailureRateTooHigh();

        assertThat(rule.judgeBeside(failureRate, Jobs.facts(completed(0, 10, 0, 0)), Jobs.now())
                        .word())
                .isEqualTo("COVERED");
        assertThat(rule.judgeBeside(failureRate, Jobs.facts(completed(0, 2, 0, 0)), Jobs.now())
                        .word())
                .isEqualTo("HIGH");
    }

    @Test
    void judge_removedExecutionsThatAnotherRuleReports_coverAnEmptyTargetOnly() {
        ExecutionsRemoved removed = new ExecutionsRemoved();

        assertThat(rule.judgeBeside(removed, Jobs.facts(completed(removedAndCanceled(12, 0))), Jobs.now())
                        .word())
                .isEqualTo("COVERED");
        assertThat(rule.judgeBeside(removed, Jobs.facts(completed(removedAndCanceled(12, 1))), Jobs.now())
                        .word())
                .isEqualTo("HIGH");
        assertThat(rule.judgeBeside(removed, Jobs.facts(completed(removedAndCanceled(9, 0))), Jobs.now())
                        .word())
                .isEqualTo("LOW");
    }

    @Test
    void judge_allRejected_saysSoAndListsTheDevices() {
        Verdict verdict = verdict(completed(0, 0, 9, 0));

        assertThat(verdict.reason())
                .isEqualTo("the job completed, but no execution succeeded: 9 rejected (all that ended)");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                        + " --status REJECTED --query 'executionSummaries[].thingArn' --output text");
    }
}
