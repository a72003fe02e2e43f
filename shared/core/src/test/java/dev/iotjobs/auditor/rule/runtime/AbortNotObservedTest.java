package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbortNotObservedTest {

    private static final RuleContext SECOND_AUDIT = seen(Duration.ofMinutes(10), 1);

    private final RuleTester rule = RuleTester.of(new AbortNotObserved());

    private static RuleContext seen(Duration ago, int audits) {
        return new RuleContext(
                Jobs.NOW, SettingValues.STANDARD, Memory.pending(Jobs.NOW.minus(ago), audits, FactSource.COUNTED));
    }

    private static AbortConfig criteria(AbortCriteria... list) {
        return new AbortConfig(List.of(list));
    }

    private static AbortCriteria criterion(@Nullable String type, @Nullable Double percent, @Nullable Integer minimum) {
        return new AbortCriteria(type, "CANCEL", percent, minimum);
    }

    private static JobBuilder running(int succeeded, int failed, int rejected, int timedOut) {
        return Jobs.inProgress()
                .targets(List.of(Jobs.GROUP))
                .abortConfig(criteria(criterion("FAILED", 20.0, 10)))
                .jobProcessDetails(JobProcessDetails.ofExecuted(succeeded, failed, rejected, timedOut));
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), SECOND_AUDIT));
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, 8, 2, 0, 0, NON_COMPLIANT HIGH",
        "FAILED, 8001, 1999, 0, 0, COMPLIANT",
        "FAILED, 0, 9, 0, 0, COMPLIANT",
        "FAILED, 0, 0, 10, 10, COMPLIANT",
        "REJECTED, 8, 0, 2, 0, NON_COMPLIANT HIGH",
        "TIMED_OUT, 8, 0, 0, 2, NON_COMPLIANT HIGH",
        "ALL, 10, 1, 1, 1, NON_COMPLIANT HIGH",
        "ALL, 13, 1, 1, 1, COMPLIANT",
        "STUCK, 0, 10, 10, 10, COMPLIANT"
    })
    void judge_countersInTheSecondAudit_decide(
            String type, int succeeded, int failed, int rejected, int timedOut, String expected) {
        assertThat(judge(running(succeeded, failed, rejected, timedOut)
                        .abortConfig(criteria(criterion(type, 20.0, 10)))))
                .isEqualTo(expected);
    }

    @Test
    void judge_cancelledAndRemovedExecutions_diluteTheShare() {
        JobProcessDetails details = JobProcessDetails.builder()
                .succeeded(8)
                .failed(2)
                .canceled(1)
                .removed(1)
                .build();

        assertThat(judge(running(0, 0, 0, 0).jobProcessDetails(details))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_anyCriterion_isEnough() {
        assertThat(judge(running(8, 0, 2, 0)
                        .abortConfig(criteria(criterion("FAILED", 20.0, 10), criterion("REJECTED", 20.0, 10)))))
                .isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_thresholdOfZero_isNeverMet() {
        assertThat(judge(running(8, 2, 0, 0).abortConfig(criteria(criterion("FAILED", 0.0, 10)))))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_criterionThatLacksAMember_isLeftOut() {
        assertThat(judge(running(8, 2, 0, 0)
                        .abortConfig(criteria(criterion("FAILED", null, 10), criterion("FAILED", 20.0, null)))))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(running(8, 2, 0, 0)
                        .abortConfig(criteria(criterion("FAILED", null, 10), criterion("FAILED", 30.0, 10)))))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_noCriteriaOrRetries_isNotConcerned() {
        assertThat(judge(running(8, 2, 0, 0).abortConfig(null))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(running(8, 2, 0, 0)
                        .jobExecutionsRetryConfig(
                                new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", 1))))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_countersMissing_isMissing() {
        assertThat(judge(running(8, 2, 0, 0).jobProcessDetails(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_firstAuditOrOneTooSoon_waits() {
        JobBuilder job = running(8, 2, 0, 0);

        assertThat(Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()))).isEqualTo("PENDING holds");
        assertThat(Outcomes.of(rule.judge(Jobs.facts(job), seen(Duration.ofMinutes(9), 1))))
                .isEqualTo("PENDING holds");
        assertThat(Outcomes.of(rule.judge(Jobs.facts(job), Jobs.open(Severity.HIGH))))
                .isEqualTo("NON_COMPLIANT HIGH");
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "SCHEDULED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(running(8, 2, 0, 0).status(JobStatus.of(status)))).isEqualTo(expected);
    }

    @Test
    void judge_metCriterion_isNamedWithBothSharesAndTheRolloutStopped() {
        JobProcessDetails details =
                JobProcessDetails.builder().succeeded(30).failed(10).removed(5).build();
        Verdict verdict = rule.judge(Jobs.facts(running(0, 0, 0, 0).jobProcessDetails(details)), SECOND_AUDIT);

        assertThat(verdict.reason())
                .isEqualTo(
                        "abort expected but not observed: 10 of 45 executions failed (22.2 %); the abort criterion for"
                                + " FAILED is 20 % of at least 10 executions");
        assertThat(verdict.evidence().values())
                .containsEntry("completed", 45L)
                .containsEntry("executed", 40L)
                .containsEntry("countedPercent", 22.2)
                .containsEntry("percentOfExecuted", 25.0);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot cancel-job --region eu-west-1 --job-id firmware-7"
                        + " --reason-code ABORT_CRITERIA_MET --comment \"WHY\"");
    }
}
