package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningAfterCancellationTest {

    private final RuleTester rule = RuleTester.of(new RunningAfterCancellation());

    private static JobBuilder cancelled(Duration ago, int inProgress) {
        return Jobs.job(JobStatus.CANCELED)
                .forceCanceled(false)
                .completedAt(Jobs.NOW.minus(ago))
                .jobProcessDetails(JobProcessDetails.builder()
                        .inProgress(inProgress)
                        .canceled(5)
                        .build());
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()));
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H, , NON_COMPLIANT MEDIUM",
        "PT23H59M59.999S, , COMPLIANT",
        "PT25H, 4320, COMPLIANT",
        "PT71H59M59.999S, 4320, COMPLIANT",
        "PT72H, 4320, NON_COMPLIANT MEDIUM",
        "PT24H, 60, NON_COMPLIANT MEDIUM",
        "PT24H, 20000, NON_COMPLIANT MEDIUM",
        "PT720H, , NON_COMPLIANT MEDIUM",
        "PT720H0.001S, , NOT_APPLICABLE AGED_OUT"
    })
    void judge_timeSinceTheCancellation_decides(Duration ago, @Nullable Long timeout, String expected) {
        assertThat(judge(cancelled(ago, 1).timeoutConfig(timeout == null ? null : new TimeoutConfig(timeout))))
                .isEqualTo(expected);
    }

    @Test
    void judge_noneInProgress_isCompliant() {
        assertThat(judge(cancelled(Duration.ofDays(2), 0))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_force_decidesWhetherTheRuleConcernsTheJob() {
        JobBuilder job = cancelled(Duration.ofDays(2), 1);

        assertThat(judge(job.forceCanceled(true))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(job.forceCanceled(null))).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judge(job.forceCanceled(true).status(JobStatus.UNKNOWN))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @Test
    void judge_countersOrEndMissing_isMissingWhereTheyDecide() {
        assertThat(judge(cancelled(Duration.ofDays(2), 1).jobProcessDetails(null)))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(cancelled(Duration.ofHours(2), 1).jobProcessDetails(null)))
                .isEqualTo("COMPLIANT");
        assertThat(judge(cancelled(Duration.ofDays(2), 1).completedAt(null).lastUpdatedAt(null)))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(cancelled(Duration.ofDays(2), 0).completedAt(null).lastUpdatedAt(null)))
                .isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "IN_PROGRESS, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(cancelled(Duration.ofDays(2), 1).status(JobStatus.of(status))))
                .isEqualTo(expected);
    }

    @Test
    void judge_devicesInProgress_areListedAndMayBeCutOff() {
        Verdict verdict = rule.judge(
                Jobs.facts(cancelled(Duration.ofDays(2), 3).timeoutConfig(new TimeoutConfig(60L))), Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("the job was cancelled on 2026-03-08 07:00 UTC, but 3 executions are still in progress");
        assertThat(verdict.evidence().values())
                .containsEntry("inProgress", 3L)
                .containsEntry("cancelledAt", "2026-03-08 07:00 UTC")
                .containsEntry("timeoutMinutes", 60L)
                .containsEntry("stillAfterHours", 24L);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                                + " --status IN_PROGRESS --query 'executionSummaries[].thingArn' --output text",
                        "aws iot cancel-job-execution --region eu-west-1 --job-id firmware-7 --thing-name THING_NAME"
                                + " --force");
    }

    @ParameterizedTest
    @CsvSource({
        "PT48H, 0, , no execution is in progress",
        "PT2H, 0, , no execution is in progress",
        "PT2H, 1, , the job was cancelled less than 24 h ago",
        "PT25H, 1, 4320, the job was cancelled less than 3 d ago"
    })
    void judge_compliantJob_saysWhy(Duration ago, int inProgress, @Nullable Long timeout, String expected) {
        JobBuilder job = cancelled(ago, inProgress).timeoutConfig(timeout == null ? null : new TimeoutConfig(timeout));

        assertThat(rule.judge(Jobs.facts(job), Jobs.now()).reason()).isEqualTo(expected);
    }

    @Test
    void judge_countersMissingSoonAfterTheCancellation_saysHowLongAgo() {
        JobBuilder job = cancelled(Duration.ofHours(2), 1).jobProcessDetails(null);

        assertThat(rule.judge(Jobs.facts(job), Jobs.now()).reason())
                .isEqualTo("the job was cancelled less than 24 h ago");
    }

    @Test
    void judge_oneExecution_isNamedInTheSingular() {
        assertThat(reason(1)).endsWith("but 1 execution is still in progress");
        assertThat(reason(2)).endsWith("but 2 executions are still in progress");
    }

    private String reason(int inProgress) {
        return rule.judge(Jobs.facts(cancelled(Duration.ofHours(24), inProgress)), Jobs.now())
                .reason();
    }
}
