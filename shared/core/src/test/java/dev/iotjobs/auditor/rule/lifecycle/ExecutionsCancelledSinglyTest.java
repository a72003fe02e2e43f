package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionsCancelledSinglyTest {

    private final RuleTester rule = RuleTester.of(new ExecutionsCancelledSingly());

    private static JobBuilder cancelled(JobStatus status, int executions) {
        return Jobs.job(status)
                .jobProcessDetails(JobProcessDetails.builder()
                        .succeeded(40)
                        .canceled(executions)
                        .build());
    }

    private static SchedulingConfig ending(@Nullable String end, @Nullable String behavior) {
        return new SchedulingConfig(null, end, behavior, List.of());
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()));
    }

    @ParameterizedTest
    @CsvSource({"0, COMPLIANT", "1, NON_COMPLIANT LOW", "9, NON_COMPLIANT LOW", "10, NON_COMPLIANT MEDIUM"})
    void judge_numberOfCancelledExecutions_decides(int executions, String expected) {
        assertThat(judge(cancelled(JobStatus.IN_PROGRESS, executions))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T08:01, CANCEL, NON_COMPLIANT LOW",
        "2026-03-10T08:00, CANCEL, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-10T06:00, FORCE_CANCEL, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-10T06:00, STOP_ROLLOUT, NON_COMPLIANT LOW",
        "2026-03-10T06:00, , NON_COMPLIANT LOW",
        ", CANCEL, NON_COMPLIANT LOW",
        "soon, CANCEL, INSUFFICIENT_DATA MISSING"
    })
    void judge_liveJobAtItsScheduledEnd_wasCancelledByTheSchedule(
            @Nullable String end, @Nullable String behavior, String expected) {
        assertThat(judge(cancelled(JobStatus.IN_PROGRESS, 1).schedulingConfig(ending(end, behavior))))
                .isEqualTo(expected);
    }

    /** The job completed before, at or after the scheduled end at which the service cancels executions. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-10T06:00, 2026-03-05T06:00:00Z, NON_COMPLIANT LOW",
        "2026-03-10T06:00, 2026-03-10T04:59:59.999Z, NON_COMPLIANT LOW",
        "2026-03-10T06:00, 2026-03-10T05:00:00Z, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-10T06:00, 2026-03-10T06:00:00Z, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-10T08:30, 2026-03-10T09:00:00Z, NON_COMPLIANT LOW"
    })
    void judge_completedJob_isJudgedByTheTimeOfItsEnd(String end, Instant completedAt, String expected) {
        assertThat(judge(cancelled(JobStatus.COMPLETED, 1)
                        .completedAt(completedAt)
                        .schedulingConfig(ending(end, "CANCEL"))))
                .isEqualTo(expected);
    }

    /**
     * A job without a status may be live or completed. The rule does not apply if the scheduled end is reached both now
     * and at the completion of the job. In all other cases, data is missing. A scheduled end counts as reached if it is
     * at most the setting {@code scheduleSlack} ahead.
     */
    @ParameterizedTest
    @CsvSource({
        "2026-03-10T06:00, 2026-03-10T05:00:00Z, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-10T06:00, 2026-03-10T04:59:59.999Z, INSUFFICIENT_DATA MISSING",
        "2026-03-10T08:01, 2026-03-10T09:00:00Z, INSUFFICIENT_DATA MISSING"
    })
    void judge_statusMissing_isNotConcernedOnlyIfTheScheduleCancelledInAnyCase(
            String end, Instant completedAt, String expected) {
        assertThat(judge(cancelled(JobStatus.UNKNOWN, 1)
                        .completedAt(completedAt)
                        .schedulingConfig(ending(end, "CANCEL"))))
                .isEqualTo(expected);
    }

    @Test
    void judge_countersOrEndMissing_isMissing() {
        JobBuilder completed =
                cancelled(JobStatus.COMPLETED, 1).completedAt(null).lastUpdatedAt(null);

        assertThat(judge(cancelled(JobStatus.IN_PROGRESS, 1).jobProcessDetails(null)))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(completed)).isEqualTo("NON_COMPLIANT LOW");
        assertThat(judge(completed.schedulingConfig(ending("2026-03-10T06:00", "CANCEL"))))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NON_COMPLIANT LOW",
        "PAUSED, NON_COMPLIANT LOW",
        "COMPLETED, NON_COMPLIANT LOW",
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(judge(cancelled(JobStatus.of(status), 1))).isEqualTo(expected);
    }

    @Test
    void judge_greengrassDeployment_isNotConcerned() {
        assertThat(judge(cancelled(JobStatus.IN_PROGRESS, 1).namespaceId("aws-gg-deployment")))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(cancelled(JobStatus.IN_PROGRESS, 1).namespaceId("acme")))
                .isEqualTo("NON_COMPLIANT LOW");
    }

    @Test
    void judge_completedJob_agesOut() {
        assertThat(judge(cancelled(JobStatus.COMPLETED, 1).completedAt(Jobs.NOW.minus(Duration.ofDays(31)))))
                .isEqualTo("NOT_APPLICABLE AGED_OUT");
    }

    @Test
    void judge_jobCancelledWithForce_isCovered() {
        JobBuilder job = cancelled(JobStatus.COMPLETED, 1).completedAt(Jobs.NOW).forceCanceled(true);

        assertThat(rule.judgeBeside(new JobForceCancelled(), Jobs.facts(job), Jobs.now())
                        .word())
                .isEqualTo("COVERED");
    }

    @Test
    void judge_cancelledExecutions_areListed() {
        Verdict verdict = rule.judge(Jobs.facts(cancelled(JobStatus.IN_PROGRESS, 12)), Jobs.now());

        assertThat(verdict.reason()).isEqualTo("12 executions were cancelled, but the job itself was not");
        assertThat(verdict.evidence().values()).containsEntry("canceled", 12L).containsEntry("mediumFrom", 10);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                        + " --status CANCELED");
        assertThat(rule.judge(Jobs.facts(cancelled(JobStatus.IN_PROGRESS, 1)), Jobs.now())
                        .reason())
                .startsWith("1 execution was cancelled");
    }
}
