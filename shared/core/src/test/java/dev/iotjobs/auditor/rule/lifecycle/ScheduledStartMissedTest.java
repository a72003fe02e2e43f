package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledStartMissedTest {

    private static final JobProcessDetails NONE = JobProcessDetails.ofExecuted(0, 0, 0, 0);
    private static final List<MaintenanceWindow> WINDOWS = List.of(new MaintenanceWindow("cron(0 2 * * ? *)", 120));

    private final RuleTester rule = RuleTester.of(new ScheduledStartMissed());

    private static JobBuilder scheduled(@Nullable String start) {
        return Jobs.job(JobStatus.SCHEDULED)
                .jobProcessDetails(NONE)
                .schedulingConfig(new SchedulingConfig(start, null, null, List.of()));
    }

    private static JobBuilder windowed(@Nullable String start, @Nullable String end) {
        return Jobs.job(JobStatus.SCHEDULED)
                .jobProcessDetails(NONE)
                .schedulingConfig(new SchedulingConfig(start, end, null, WINDOWS));
    }

    private static JobBuilder cancelled(String start) {
        return scheduled(start).status(JobStatus.CANCELED).completedAt(Instant.parse("2026-03-09T07:00:00Z"));
    }

    private Verdict verdict(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(verdict(job));
    }

    @Test
    void judge_cancelledWithoutAStart_isCompliantWheneverItEnded() {
        JobBuilder job = cancelled("2026-03-09T07:00")
                .schedulingConfig(new SchedulingConfig(null, "2026-03-09T07:00", null, List.of()));

        assertThat(judge(job)).isEqualTo("COMPLIANT");
        assertThat(judge(job.completedAt(null).lastUpdatedAt(null))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_cancelledJob_isConcernedByAnyPartOfASchedule() {
        JobBuilder job = cancelled("2026-03-09T07:00");

        assertThat(judge(job.schedulingConfig(new SchedulingConfig(null, null, "STOP_ROLLOUT", List.of()))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(job.schedulingConfig(new SchedulingConfig(null, null, null, WINDOWS))))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_noSchedule_concernsNoCancelledJob() {
        JobBuilder job = cancelled("2026-03-09T07:00").schedulingConfig(null);

        assertThat(judge(job)).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(job.completedAt(Jobs.NOW.minus(Duration.ofDays(31)))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(job.status(JobStatus.UNKNOWN))).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T06:00, NON_COMPLIANT HIGH",
        "2026-03-10T06:01, COMPLIANT",
        "2026-03-10T06:20, COMPLIANT",
        "2026-03-10 06:00, NON_COMPLIANT HIGH",
        "2026-03-10T06:00:00, NON_COMPLIANT HIGH",
        "2026-03-10T06:31Z, COMPLIANT",
        "2026-03-10T06:30Z, NON_COMPLIANT HIGH",
        "2026-03-10T08:30+02:00, NON_COMPLIANT HIGH",
        "2026-03-12T07:00, COMPLIANT",
        "soon, INSUFFICIENT_DATA MISSING",
        ", INSUFFICIENT_DATA MISSING"
    })
    void judge_scheduledJobWithoutWindows_isJudgedByItsStart(@Nullable String start, String expected) {
        assertThat(judge(scheduled(start))).isEqualTo(expected);
    }

    @Test
    void judge_jobWithAnExecution_didStart() {
        for (String start : List.of("2026-03-10T06:00", "soon", "")) {
            assertThat(judge(scheduled(start)
                            .jobProcessDetails(
                                    JobProcessDetails.builder().queued(1).build())))
                    .isEqualTo("COMPLIANT");
        }
    }

    @Test
    void judge_countersMissing_isMissingWhereTheStartHasPassed() {
        assertThat(judge(scheduled("2026-03-10T06:00").jobProcessDetails(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(scheduled("2026-03-12T06:00").jobProcessDetails(null))).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T06:00, , NON_COMPLIANT HIGH",
        ", , NON_COMPLIANT HIGH",
        "2026-03-12T06:00, , COMPLIANT",
        "2026-03-01T06:00, 2026-03-20T06:00, NON_COMPLIANT HIGH",
        "2026-03-01T06:00, 2026-03-10T08:01, NON_COMPLIANT HIGH",
        "2026-03-01T06:00, 2026-03-10T08:00, INSUFFICIENT_DATA UNDECIDED",
        "2026-03-01T06:00, 2026-03-10T06:01, INSUFFICIENT_DATA UNDECIDED",
        "2026-03-01T06:00, 2026-03-10T06:00, COMPLIANT",
        "2026-03-01T06:00, soon, INSUFFICIENT_DATA MISSING",
        "soon, , INSUFFICIENT_DATA MISSING"
    })
    void judge_windowedJobWithoutRollouts_missedThemBetweenStartAndEnd(
            @Nullable String start, @Nullable String end, String expected) {
        assertThat(judge(windowed(start, end))).isEqualTo(expected);
    }

    @Test
    void judge_windowedJobWithRollouts_isCompliant() {
        assertThat(judge(windowed(null, null).scheduledJobRollouts(List.of("2026-03-11T02:00"))))
                .isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T06:45, NON_COMPLIANT MEDIUM",
        "2026-03-09T07:15, NON_COMPLIANT MEDIUM",
        "2026-03-09T06:44, COMPLIANT",
        "2026-03-09T07:16, COMPLIANT",
        "soon, INSUFFICIENT_DATA MISSING"
    })
    void judge_jobCancelledNearItsStart_mayHaveMetALimit(String start, String expected) {
        assertThat(judge(cancelled(start))).isEqualTo(expected);
    }

    @Test
    void judge_cancellationByAPerson_isCompliant() {
        JobBuilder job = cancelled("2026-03-09T07:00");

        assertThat(judge(job.reasonCode("SUPERSEDED"))).isEqualTo("COMPLIANT");
        assertThat(judge(job.reasonCode(null).comment("by hand"))).isEqualTo("COMPLIANT");
        assertThat(judge(job.comment(null).forceCanceled(true))).isEqualTo("COMPLIANT");
        assertThat(judge(job.forceCanceled(false))).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judge(job.jobProcessDetails(
                        JobProcessDetails.builder().canceled(2).build())))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_cancelledJob_needsAScheduleCountersAndAnEnd() {
        JobBuilder job = cancelled("2026-03-09T07:00");

        assertThat(judge(job.completedAt(null).lastUpdatedAt(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(cancelled("2026-03-09T07:00").jobProcessDetails(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(cancelled("2026-03-09T07:00").schedulingConfig(null)))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(cancelled("2026-03-09T07:00").completedAt(Jobs.NOW.minus(Duration.ofDays(31)))))
                .isEqualTo("NOT_APPLICABLE AGED_OUT");
    }

    @Test
    void judge_slackOfMoreThanTwoHours_leavesAStartWithoutZoneUndecided() {
        assertThat(judge(cancelled("2026-03-09T07:00"), Duration.ofHours(2))).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judge(cancelled("2026-03-09T07:00"), Duration.ofHours(15))).isEqualTo("INSUFFICIENT_DATA UNDECIDED");
        assertThat(judge(cancelled("2026-03-09T07:00Z"), Duration.ofHours(15))).isEqualTo("NON_COMPLIANT MEDIUM");
    }

    private String judge(JobBuilder job, Duration slack) {
        SettingValues settings = SettingValues.STANDARD.with(SharedSettings.SCHEDULE_SLACK, slack);
        return Outcomes.of(rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, settings, Memory.NONE)));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, NOT_APPLICABLE NOT_APPLICABLE",
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(scheduled("2026-03-10T06:00").status(JobStatus.of(status))))
                .isEqualTo(expected);
    }

    @Test
    void judge_missedStart_isShownAsFoundAndReadAndTheJobCreatedAgain() {
        Verdict verdict = verdict(scheduled("2026-03-10 05:30"));

        assertThat(verdict.reason())
                .isEqualTo("the job should have started on 2026-03-10 05:30 UTC, but it is still SCHEDULED and has no"
                        + " execution");
        assertThat(verdict.evidence().values())
                .containsEntry("startTime", "2026-03-10 05:30")
                .containsEntry("startsAt", "2026-03-10 05:30 UTC")
                .containsEntry("slackMinutes", 60L);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .anySatisfy(command -> assertThat(command).startsWith("aws iot cancel-job "))
                .anySatisfy(command -> assertThat(command).startsWith("aws iot create-job "))
                .last()
                .isEqualTo("aws service-quotas request-service-quota-increase --region eu-west-1 --service-code iot"
                        + " --quota-code L-FBF5CD89 --desired-value N");
    }

    @Test
    void judge_cancelledJob_isCreatedAgainAndNotCancelled() {
        Verdict verdict = verdict(cancelled("2026-03-09T07:00"));

        assertThat(verdict.reason()).contains("2026-03-09 07:00 UTC").endsWith("concurrent jobs is a possible cause");
        assertThat(verdict.evidence().values()).containsEntry("reason", "POSSIBLE_CONCURRENCY_LIMIT");
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .anySatisfy(command -> assertThat(command).startsWith("aws iot create-job "))
                .noneSatisfy(command -> assertThat(command).contains("cancel-job"));
    }
}
