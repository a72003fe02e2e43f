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
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
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

class NoProgressTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final String HIGH = "NON_COMPLIANT HIGH";
    private static final String PENDING = "PENDING holds";

    private final RuleTester rule = RuleTester.of(new NoProgress());

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
                .jobProcessDetails(details(0, 5, 95));
    }

    private static JobBuilder old(Duration age) {
        return created(Jobs.NOW.minus(age));
    }

    private Verdict verdict(JobBuilder job, Duration still, RuleContext context) {
        JobFacts facts = Jobs.facts(job);
        return rule.judge(
                new JobFacts(facts.job(), new JobFacts.Seen(Jobs.NOW, Jobs.NOW.minus(still)), List.of(), facts.tags()),
                context);
    }

    private String judge(JobBuilder job, Duration still) {
        return Outcomes.of(verdict(job, still, Jobs.now()));
    }

    private String judgeOpen(JobBuilder job, Duration still) {
        return Outcomes.of(verdict(job, still, Jobs.open(Severity.HIGH)));
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H, , NON_COMPLIANT MEDIUM",
        "PT23H59M59.999S, , PENDING holds",
        "PT0S, , PENDING holds",
        "PT24H, 4320, PENDING holds",
        "PT72H, 4320, NON_COMPLIANT MEDIUM",
        "PT24H, 60, NON_COMPLIANT MEDIUM"
    })
    void judge_timeWithoutAChange_decides(Duration still, @Nullable Long timeout, String expected) {
        assertThat(judge(old(DAY).timeoutConfig(timeout == null ? null : new TimeoutConfig(timeout)), still))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 90, NON_COMPLIANT HIGH",
        "0, 999, 9001, NON_COMPLIANT MEDIUM",
        "5, 5, 90, NON_COMPLIANT HIGH",
        "0, 1, 0, NON_COMPLIANT HIGH",
        "10, 0, 90, COMPLIANT",
        "10, 0, 0, NON_COMPLIANT HIGH",
        "0, 0, 90, COMPLIANT",
        "0, 0, 0, COMPLIANT"
    })
    void judge_openExecutionsOfAJobThatStandsStill_decide(int queued, int inProgress, int succeeded, String expected) {
        assertThat(judge(old(DAY).jobProcessDetails(details(queued, inProgress, succeeded)), DAY))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"P12D, NON_COMPLIANT HIGH", "PT24H, NON_COMPLIANT HIGH", "PT23H59M, PENDING holds"})
    void judge_jobThatNeverStarted_isFoundAtFirstSight(Duration age, String expected) {
        for (TargetSelection selection : List.of(TargetSelection.SNAPSHOT, TargetSelection.CONTINUOUS)) {
            assertThat(judge(old(age).targetSelection(selection).jobProcessDetails(details(40, 0, 0)), Duration.ZERO))
                    .isEqualTo(expected);
        }
    }

    @Test
    void judge_firstSightOfAnyOtherJob_waits() {
        Duration age = Duration.ofDays(12);
        SchedulingConfig windows =
                new SchedulingConfig(null, null, null, List.of(new MaintenanceWindow("cron(0 2 * * ? *)", 120)));
        JobBuilder queued = old(age).jobProcessDetails(details(40, 0, 0));

        assertThat(judge(old(age).jobProcessDetails(details(40, 1, 0)), Duration.ZERO))
                .isEqualTo(PENDING);
        assertThat(judge(queued.schedulingConfig(windows), Duration.ZERO)).isEqualTo(PENDING);
        assertThat(judge(
                        queued.schedulingConfig(new SchedulingConfig("2026-03-10T06:00", null, null, List.of())),
                        Duration.ZERO))
                .isEqualTo(PENDING);
    }

    @Test
    void judge_queuedScannerOfASingleThing_isNoDefect() {
        JobBuilder single = old(DAY).targets(List.of(Jobs.THING));

        assertThat(judge(single.jobProcessDetails(details(1, 0, 0)), DAY)).isEqualTo("COMPLIANT");
        assertThat(judge(single.jobProcessDetails(details(0, 1, 0)), DAY)).isEqualTo(HIGH);
    }

    @Test
    void judge_fieldMissing_isMissingWhereItDecides() {
        JobBuilder queued = created(null).jobProcessDetails(details(40, 0, 0));

        assertThat(judge(old(DAY).jobProcessDetails(null), DAY)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(queued, Duration.ZERO)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(queued, DAY)).isEqualTo(HIGH);
        assertThat(judge(queued.targets(List.of()), DAY)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(old(DAY).targets(List.of()), DAY)).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judge(old(DAY).targets(List.of()).jobProcessDetails(details(0, 0, 5)), DAY))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_openFinding_closesAtTheFirstChange() {
        assertThat(judgeOpen(old(DAY), DAY)).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judgeOpen(old(DAY), Duration.ofMinutes(15))).isEqualTo("COMPLIANT");
        assertThat(judgeOpen(old(DAY), Duration.ZERO)).isEqualTo("COMPLIANT");
        assertThat(judgeOpen(old(DAY).jobProcessDetails(null), DAY)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judgeOpen(old(DAY).jobProcessDetails(details(40, 0, 0)), Duration.ZERO))
                .isEqualTo(HIGH);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NOT_APPLICABLE NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(old(DAY).status(JobStatus.of(status)), DAY)).isEqualTo(expected);
    }

    @Test
    void judge_executionsBeyondAnyTimer_areCovered() {
        JobFacts facts = new JobFacts(
                old(Duration.ofDays(8)).build(),
                new JobFacts.Seen(Jobs.NOW, Jobs.NOW.minus(DAY)),
                List.of(),
                JobFacts.OFF);

        assertThat(rule.judgeBeside(new InProgressBeyondAnyTimer(), facts, Jobs.now())
                        .word())
                .isEqualTo("COVERED");
    }

    @Test
    void judge_queuedTooLong_isCoveredByIt() {
        JobBuilder job = old(Duration.ofDays(4)).isConcurrent(false).jobProcessDetails(details(40, 0, 0));

        assertThat(RuleTester.of(new QueuedTooLong())
                        .judgeBeside(new NoProgress(), Jobs.facts(job), Jobs.now())
                        .word())
                .isEqualTo("COVERED");
    }

    @Test
    void judge_executionsInProgress_areNamedWithTheLastChange() {
        Verdict verdict = verdict(old(DAY).jobProcessDetails(details(2, 3, 5)), DAY, Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("nothing has changed since 2026-03-09 07:00 UTC; 3 executions are in progress and 2 queued");
        assertThat(verdict.evidence().values())
                .containsEntry("clause", "unchanged")
                .containsEntry("unchangedSince", "2026-03-09 07:00 UTC")
                .containsEntry("stuckAfterHours", 24L)
                .containsEntry("inProgress", 3L)
                .doesNotContainKey("timeoutMinutes");
        assertThat(verdict(old(DAY).timeoutConfig(new TimeoutConfig(60L)), DAY, Jobs.now())
                        .evidence()
                        .values())
                .containsEntry("timeoutMinutes", 60L);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                                + " --status IN_PROGRESS --query 'executionSummaries[].thingArn' --output text",
                        "aws iot list-job-executions-for-thing --region eu-west-1 --thing-name THING_NAME"
                                + " --status IN_PROGRESS",
                        "aws iot list-job-executions-for-thing --region eu-west-1 --thing-name THING_NAME"
                                + " --status QUEUED");
    }

    @Test
    void judge_jobThatNeverStarted_saysSo() {
        Verdict verdict = verdict(old(DAY).jobProcessDetails(details(40, 0, 0)), Duration.ZERO, Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("the job started on 2026-03-09 07:00 UTC, but no execution has started;" + " 40 queued");
        assertThat(verdict.evidence().values()).containsEntry("clause", "never started");
        assertThat(verdict.commands().getFirst().toString()).contains("--status QUEUED");
    }
}
