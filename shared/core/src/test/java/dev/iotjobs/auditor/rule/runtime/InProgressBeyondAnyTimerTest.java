package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InProgressBeyondAnyTimerTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);

    private final RuleTester rule = RuleTester.of(new InProgressBeyondAnyTimer());

    private static JobBuilder created(String jobId, @Nullable Instant createdAt) {
        return Job.builder(new JobKey(Jobs.key(jobId).arn(), createdAt), JobStatus.IN_PROGRESS)
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(List.of(Jobs.GROUP))
                .jobProcessDetails(JobProcessDetails.builder()
                        .succeeded(4_999)
                        .inProgress(1)
                        .build());
    }

    private static JobBuilder old(Duration age) {
        return created("firmware-7", Jobs.NOW.minus(age));
    }

    private Verdict verdict(JobBuilder job, Duration still, RuleContext context) {
        return rule.judge(
                new JobFacts(job.build(), new JobFacts.Seen(Jobs.NOW, Jobs.NOW.minus(still)), List.of(), JobFacts.OFF),
                context);
    }

    private String judge(JobBuilder job, Duration still) {
        return Outcomes.of(verdict(job, still, Jobs.now()));
    }

    @ParameterizedTest
    @CsvSource({
        "firmware-7, P7D, NON_COMPLIANT HIGH",
        "firmware-7, P6DT23H59M59.999S, COMPLIANT",
        "AFR_OTA-1, PT24H, NON_COMPLIANT HIGH",
        "AFR_OTA-1, PT23H59M, COMPLIANT"
    })
    void judge_ageByOrigin_decides(String jobId, Duration age, String expected) {
        assertThat(judge(created(jobId, Jobs.NOW.minus(age)), DAY)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H, NON_COMPLIANT HIGH",
        "PT23H59M59.999S, PENDING holds",
        "PT1H, PENDING holds",
        "PT0S, PENDING holds"
    })
    void judge_timeWithoutAChange_decides(Duration still, String expected) {
        assertThat(judge(old(Duration.ofDays(8)), still)).isEqualTo(expected);
    }

    @Test
    void judge_openFinding_closesAtTheFirstChange() {
        RuleContext open = Jobs.open(Severity.HIGH);

        assertThat(Outcomes.of(verdict(old(WEEK), DAY, open))).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(Outcomes.of(verdict(old(WEEK), Duration.ZERO, open))).isEqualTo("COMPLIANT");
        assertThat(Outcomes.of(verdict(old(WEEK).jobProcessDetails(null), DAY, open)))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_timeout_decidesWhetherTheRuleConcernsTheJob() {
        assertThat(judge(old(WEEK).timeoutConfig(new TimeoutConfig(60L)), DAY))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(old(WEEK).timeoutConfig(new TimeoutConfig(0L)), DAY)).isEqualTo("NON_COMPLIANT HIGH");
    }

    @Test
    void judge_noneInProgress_isCompliant() {
        assertThat(judge(
                        old(WEEK)
                                .jobProcessDetails(
                                        JobProcessDetails.builder().queued(5).build()),
                        DAY))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_compliantJob_saysWhy() {
        JobBuilder idle =
                old(DAY).jobProcessDetails(JobProcessDetails.builder().queued(5).build());

        assertThat(verdict(idle, DAY, Jobs.now()).reason()).isEqualTo("no execution is in progress");
        assertThat(verdict(old(DAY), DAY, Jobs.now()).reason()).isEqualTo("the job started less than 7 d ago");
        assertThat(verdict(old(DAY).jobProcessDetails(null), DAY, Jobs.now()).reason())
                .isEqualTo("the job started less than 7 d ago");
    }

    @Test
    void judge_countersOrAgeMissing_isMissingWhereTheyDecide() {
        assertThat(judge(old(WEEK).jobProcessDetails(null), DAY)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(old(DAY).jobProcessDetails(null), DAY)).isEqualTo("COMPLIANT");
        assertThat(judge(created("a", null), DAY)).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_selection_decidesWhetherTheRuleConcernsTheJob() {
        assertThat(judge(old(WEEK).targetSelection(TargetSelection.CONTINUOUS), DAY))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(old(WEEK).targetSelection(null), DAY)).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "SCHEDULED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(old(WEEK).status(JobStatus.of(status)), DAY)).isEqualTo(expected);
    }

    @Test
    void judge_hangingExecutions_areListedAndMayBeCutOff() {
        Verdict verdict = verdict(old(WEEK), DAY, Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("the job started on 2026-03-03 07:00 UTC and has no timeout; 1 execution is in progress, and"
                        + " nothing has changed since 2026-03-09 07:00 UTC");
        assertThat(verdict.evidence().values())
                .containsEntry("inProgress", 1L)
                .containsEntry("start", "2026-03-03 07:00 UTC")
                .containsEntry("unchangedSince", "2026-03-09 07:00 UTC")
                .containsEntry("hangsAfterHours", 168L);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                                + " --status IN_PROGRESS --query 'executionSummaries[].thingArn' --output text",
                        "aws iot cancel-job-execution --region eu-west-1 --job-id firmware-7 --thing-name THING_NAME"
                                + " --force");
    }
}
