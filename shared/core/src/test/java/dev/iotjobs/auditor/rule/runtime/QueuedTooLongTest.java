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

class QueuedTooLongTest {

    private static final Duration FOUR_DAYS = Duration.ofDays(4);
    private static final List<MaintenanceWindow> WINDOWS = List.of(new MaintenanceWindow("cron(0 2 * * ? *)", 120));

    private final RuleTester rule = RuleTester.of(new QueuedTooLong());

    private static JobProcessDetails details(int queued, int inProgress, int succeeded) {
        return JobProcessDetails.builder()
                .queued(queued)
                .inProgress(inProgress)
                .succeeded(succeeded)
                .build();
    }

    private static JobBuilder created(@Nullable Instant createdAt) {
        return Job.builder(new JobKey(Jobs.key("firmware-7").arn(), createdAt), JobStatus.IN_PROGRESS)
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(List.of(Jobs.GROUP))
                .isConcurrent(false)
                .jobProcessDetails(details(10, 0, 90));
    }

    private static JobBuilder old(Duration age) {
        return created(Jobs.NOW.minus(age));
    }

    private static SchedulingConfig starting(String start) {
        return new SchedulingConfig(start, null, null, List.of());
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()));
    }

    @ParameterizedTest
    @CsvSource({"PT72H, NON_COMPLIANT MEDIUM", "PT71H59M59.999S, COMPLIANT"})
    void judge_age_decides(Duration age, String expected) {
        assertThat(judge(old(age))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 1, 0, NON_COMPLIANT MEDIUM",
        "19, 1, 0, COMPLIANT",
        "20, 1, 0, NON_COMPLIANT MEDIUM",
        "0, 0, 10, COMPLIANT",
        "0, 0, 0, COMPLIANT",
        "1, 0, 0, NON_COMPLIANT MEDIUM",
        "5, 0, 95, NON_COMPLIANT MEDIUM",
        "499, 0, 9501, NON_COMPLIANT LOW",
        "1, 0, 99, NON_COMPLIANT LOW"
    })
    void judge_countersOfARolledOutJob_decide(int queued, int inProgress, int succeeded, String expected) {
        assertThat(judge(old(FOUR_DAYS).jobProcessDetails(details(queued, inProgress, succeeded))))
                .isEqualTo(expected);
    }

    @Test
    void judge_jobThatIsStillRolledOut_isCompliant() {
        assertThat(judge(old(FOUR_DAYS).isConcurrent(true))).isEqualTo("COMPLIANT");
        assertThat(judge(old(FOUR_DAYS)
                        .jobProcessDetails(details(10, 0, 90).toBuilder()
                                .processingTargets(List.of(Jobs.GROUP))
                                .build())))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_fieldThatDecides_missing_isInsufficientData() {
        assertThat(judge(old(FOUR_DAYS).isConcurrent(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(old(FOUR_DAYS).jobProcessDetails(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(created(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(old(FOUR_DAYS).schedulingConfig(starting("soon")))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_fieldThatDoesNotDecide_missing_changesNothing() {
        JobBuilder young = old(Duration.ofHours(10));

        assertThat(judge(young.isConcurrent(null))).isEqualTo("COMPLIANT");
        assertThat(judge(young.jobProcessDetails(null))).isEqualTo("COMPLIANT");
        assertThat(judge(created(null).jobProcessDetails(details(0, 0, 10)))).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20T06:00, 2026-03-11T02:00, COMPLIANT",
        ", 2026-03-11T02:00, COMPLIANT",
        "2026-03-10T06:00, 2026-03-11T02:00, NON_COMPLIANT MEDIUM",
        "2026-03-20T06:00, , INSUFFICIENT_DATA MISSING",
        "soon, 2026-03-11T02:00, INSUFFICIENT_DATA MISSING"
    })
    void judge_windowsStillToCome_decide(@Nullable String end, @Nullable String next, String expected) {
        assertThat(judge(old(FOUR_DAYS)
                        .schedulingConfig(new SchedulingConfig("2026-03-05T07:00", end, null, WINDOWS))
                        .scheduledJobRollouts(next == null ? List.of() : List.of(next))))
                .isEqualTo(expected);
    }

    @Test
    void judge_jobThatStartedAnHourAgo_isCompliantHoweverOldItIs() {
        assertThat(judge(old(Duration.ofDays(20)).schedulingConfig(starting("2026-03-10T06:00"))))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_selection_decidesWhetherTheRuleConcernsTheJob() {
        assertThat(judge(old(FOUR_DAYS).targetSelection(TargetSelection.CONTINUOUS)))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(old(FOUR_DAYS).targetSelection(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NOT_APPLICABLE NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(old(FOUR_DAYS).status(JobStatus.of(status)))).isEqualTo(expected);
    }

    @Test
    void judge_overdueSnapshot_isCovered() {
        SnapshotOverdue overdue = new SnapshotOverdue();

        assertThat(rule.judgeBeside(overdue, Jobs.facts(old(Duration.ofDays(14))), Jobs.now())
                        .word())
                .isEqualTo("COVERED");
        assertThat(rule.judgeBeside(overdue, Jobs.facts(old(FOUR_DAYS)), Jobs.now())
                        .word())
                .isEqualTo("MEDIUM");
    }

    @Test
    void judge_queuedDevices_areListedAndMayBeCancelled() {
        Verdict verdict = rule.judge(Jobs.facts(old(FOUR_DAYS)), Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("the job started on 2026-03-06 07:00 UTC, and 10 of 100 executions are still queued");
        assertThat(verdict.evidence().values())
                .containsEntry("queued", 10L)
                .containsEntry("known", 100L)
                .containsEntry("start", "2026-03-06 07:00 UTC")
                .containsEntry("queuedAfterHours", 72L)
                .containsEntry("tailPercent", 5.0);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7 --status QUEUED"
                                + " --query 'executionSummaries[].thingArn' --output text",
                        "aws iot cancel-job-execution --region eu-west-1 --job-id firmware-7"
                                + " --thing-name THING_NAME");
    }

    @Test
    void judge_oneExecution_isNamedInTheSingular() {
        assertThat(rule.judge(Jobs.facts(old(FOUR_DAYS).jobProcessDetails(details(1, 0, 1))), Jobs.now())
                        .reason())
                .endsWith(", and 1 of 2 executions is still queued");
        assertThat(rule.judge(Jobs.facts(old(FOUR_DAYS).jobProcessDetails(details(2, 0, 0))), Jobs.now())
                        .reason())
                .endsWith(", and 2 of 2 executions are still queued");
    }
}
