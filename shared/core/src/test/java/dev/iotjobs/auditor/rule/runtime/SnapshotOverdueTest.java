package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotOverdueTest {

    private static final List<MaintenanceWindow> WINDOWS = List.of(new MaintenanceWindow("cron(0 2 * * ? *)", 120));

    private final RuleTester rule = RuleTester.of(new SnapshotOverdue());

    private static JobBuilder created(@Nullable Instant createdAt) {
        return Job.builder(new JobKey(Jobs.key("firmware-7").arn(), createdAt), JobStatus.IN_PROGRESS)
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(List.of(Jobs.GROUP));
    }

    private static JobBuilder old(Duration age) {
        return created(Jobs.NOW.minus(age));
    }

    private static SchedulingConfig schedule(
            @Nullable String start, @Nullable String end, List<MaintenanceWindow> windows) {
        return new SchedulingConfig(start, end, null, windows);
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()));
    }

    @ParameterizedTest
    @CsvSource({
        "P14D, NON_COMPLIANT MEDIUM",
        "P13DT23H59M59.999S, COMPLIANT",
        "P40D, NON_COMPLIANT MEDIUM",
        "PT-1H, COMPLIANT"
    })
    void judge_age_decides(Duration age, String expected) {
        assertThat(judge(old(age))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T07:00, COMPLIANT",
        "2026-02-24T07:00, NON_COMPLIANT MEDIUM",
        "soon, INSUFFICIENT_DATA MISSING"
    })
    void judge_start_countsWhereItIsLaterThanTheCreation(String start, String expected) {
        assertThat(judge(old(Duration.ofDays(40)).schedulingConfig(schedule(start, null, List.of()))))
                .isEqualTo(expected);
    }

    @Test
    void judge_ageNotKnown_isMissingUnlessTheStartIsTooLate() {
        assertThat(judge(created(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(created(null).schedulingConfig(schedule("2026-02-01T07:00", null, List.of()))))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(created(null).schedulingConfig(schedule("2026-03-01T07:00", null, List.of()))))
                .isEqualTo("COMPLIANT");
        assertThat(judge(old(Duration.ofDays(1)).schedulingConfig(schedule("soon", null, List.of()))))
                .isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T06:00, NON_COMPLIANT MEDIUM",
        "2026-03-10T06:01, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-20T06:00, NOT_APPLICABLE NOT_APPLICABLE",
        ", NOT_APPLICABLE NOT_APPLICABLE",
        "soon, INSUFFICIENT_DATA MISSING"
    })
    void judge_windowedJob_isJudgedOnceItsEndHasPassed(@Nullable String end, String expected) {
        assertThat(judge(old(Duration.ofDays(40)).schedulingConfig(schedule("2026-02-01T07:00", end, WINDOWS))))
                .isEqualTo(expected);
    }

    @Test
    void judge_windowsNotOver_isNotConcernedWhateverIsMissing() {
        JobBuilder job = old(Duration.ofDays(40)).schedulingConfig(schedule("2026-02-01T07:00", null, WINDOWS));

        assertThat(judge(job.status(JobStatus.UNKNOWN))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(job.targetSelection(null))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NOT_APPLICABLE NOT_APPLICABLE",
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "PAUSED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(old(Duration.ofDays(40)).status(JobStatus.of(status)))).isEqualTo(expected);
    }

    @Test
    void judge_selection_decidesWhetherTheRuleConcernsTheJob() {
        JobBuilder job = old(Duration.ofDays(40));

        assertThat(judge(job.targetSelection(TargetSelection.CONTINUOUS))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(job.targetSelection(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(job.targetSelection(TargetSelection.of("ROLLING")))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_overdueJob_namesItsStartAndIsCancelled() {
        JobProcessDetails details =
                JobProcessDetails.builder().succeeded(90).queued(10).build();
        Verdict verdict = rule.judge(Jobs.facts(old(Duration.ofDays(40)).jobProcessDetails(details)), Jobs.now());

        assertThat(verdict.reason()).isEqualTo("the job started on 2026-01-29 07:00 UTC and is still in progress");
        assertThat(verdict.evidence().values())
                .containsEntry("start", "2026-01-29 07:00 UTC")
                .containsEntry("overdueAfterDays", 14L)
                .containsEntry("queued", 10L);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7 --status QUEUED"
                                + " --query 'executionSummaries[].thingArn' --output text",
                        "aws iot cancel-job --region eu-west-1 --job-id firmware-7 --reason-code OVERDUE"
                                + " --comment \"WHY\"");
    }
}
