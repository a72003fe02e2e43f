package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.CliCommand.Effect;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobForceCancelledTest {

    private final RuleTester rule = RuleTester.of(new JobForceCancelled());

    private static JobBuilder forceCancelled(Duration ago) {
        return Jobs.job(JobStatus.CANCELED).forceCanceled(true).completedAt(Jobs.NOW.minus(ago));
    }

    private static JobProcessDetails counters(int canceled, int inProgress) {
        return JobProcessDetails.builder()
                .canceled(canceled)
                .succeeded(4)
                .inProgress(inProgress)
                .build();
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()));
    }

    private String judgeOpen(JobBuilder job, Severity open) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.open(open)));
    }

    @Test
    void judge_executionsCutOff_isHighWithTheirList() {
        Verdict verdict = rule.judge(
                Jobs.facts(forceCancelled(Duration.ofDays(1))
                        .jobProcessDetails(counters(3, 0))
                        .reasonCode("BAD")
                        .comment("stopped")
                        .schedulingConfig(new SchedulingConfig(null, null, "FORCE_CANCEL", List.of()))),
                Jobs.now());

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason()).isEqualTo("the job was force-cancelled on 2026-03-09 07:00 UTC");
        assertThat(verdict.evidence().values())
                .containsEntry("canceled", 3L)
                .containsEntry("inProgress", 0L)
                .containsEntry("reasonCode", "BAD")
                .containsEntry("comment", "stopped")
                .containsEntry("endBehavior", "FORCE_CANCEL");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                        + " --status CANCELED")
                .satisfies(command -> assertThat(command.effect()).isEqualTo(Effect.LOOK));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, NON_COMPLIANT HIGH",
        "PT719H, NON_COMPLIANT HIGH",
        "PT720H, NON_COMPLIANT HIGH",
        "PT720H0.001S, NOT_APPLICABLE AGED_OUT",
        "PT-2M, NON_COMPLIANT HIGH"
    })
    void judge_timeSinceTheCancellation_agesOutAfterThirtyDays(Duration ago, String expected) {
        assertThat(judge(forceCancelled(ago).jobProcessDetails(counters(1, 0)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, PT15M0.001S, LOW",
        "0, 0, PT15M, HIGH",
        "0, 0, PT-2M, HIGH",
        "1, 0, PT1H, HIGH",
        "0, 1, PT1H, HIGH"
    })
    void judge_nothingWasInterrupted_isLowOnceTheCountersHaveSettled(
            int canceled, int inProgress, Duration ago, Severity expected) {
        assertThat(judge(forceCancelled(ago).jobProcessDetails(counters(canceled, inProgress))))
                .isEqualTo("NON_COMPLIANT " + expected);
    }

    @Test
    void judge_nothingWasInterrupted_saysSo() {
        assertThat(rule.judge(
                                Jobs.facts(forceCancelled(Duration.ofDays(1)).jobProcessDetails(counters(0, 0))),
                                Jobs.now())
                        .reason())
                .isEqualTo("the job was force-cancelled on 2026-03-09 07:00 UTC; no execution was interrupted");
    }

    @Test
    void judge_countersMissing_isHighUnlessTheOpenFindingIsLow() {
        JobBuilder job = forceCancelled(Duration.ofDays(1));

        assertThat(judge(job)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(judgeOpen(job, Severity.HIGH)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(judgeOpen(job, Severity.LOW)).isEqualTo("NON_COMPLIANT LOW");
    }

    @Test
    void judge_completedAtMissing_countsFromTheLastUpdate() {
        JobBuilder job = Jobs.job(JobStatus.CANCELED).forceCanceled(true);

        assertThat(judge(job.lastUpdatedAt(Jobs.NOW.minus(Duration.ofDays(31)))))
                .isEqualTo("NOT_APPLICABLE AGED_OUT");
        assertThat(judge(job.completedAt(Jobs.NOW))).isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_noTimeAtAll_isMissing() {
        assertThat(judge(Jobs.job(JobStatus.CANCELED).forceCanceled(true).lastUpdatedAt(null)))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(Jobs.job(JobStatus.CANCELED).forceCanceled(false).lastUpdatedAt(null)))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_cancelledWithoutForce_isCompliant() {
        assertThat(judge(Jobs.job(JobStatus.CANCELED).forceCanceled(false))).isEqualTo("COMPLIANT");
        assertThat(judge(Jobs.job(JobStatus.CANCELED))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_flagNoLongerThere_keepsAnOpenFinding() {
        assertThat(judgeOpen(Jobs.job(JobStatus.CANCELED), Severity.HIGH)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judgeOpen(Jobs.job(JobStatus.COMPLETED), Severity.HIGH)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judgeOpen(Jobs.job(JobStatus.CANCELED).forceCanceled(false), Severity.HIGH))
                .isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, true, NON_COMPLIANT HIGH",
        "COMPLETED, false, NOT_APPLICABLE NOT_APPLICABLE",
        "IN_PROGRESS, true, INSUFFICIENT_DATA UNDECIDED",
        "PAUSED, true, INSUFFICIENT_DATA UNDECIDED",
        "IN_PROGRESS, false, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, true, NOT_APPLICABLE JOB_GONE",
        "'', true, INSUFFICIENT_DATA MISSING",
        "'', false, INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, boolean forced, String expected) {
        assertThat(judge(Jobs.job(JobStatus.of(status)).forceCanceled(forced))).isEqualTo(expected);
    }
}
