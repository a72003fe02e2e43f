package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbortCriterionUnreachableTest {

    private final RuleTester rule = RuleTester.of(new AbortCriterionUnreachable());

    private static AbortConfig minima(@Nullable Integer... minima) {
        return new AbortConfig(Stream.of(minima)
                .map(minimum -> new AbortCriteria("ALL", "CANCEL", 10.0, minimum))
                .toList());
    }

    private static JobProcessDetails executions(int known) {
        return JobProcessDetails.builder().succeeded(1).queued(known - 1).build();
    }

    /** A job that is rolled out to {@code known} devices, with one abort criterion for each minimum. */
    private static JobBuilder rolledOut(int known, @Nullable Integer... minima) {
        return Jobs.inProgress()
                .targets(List.of(Jobs.GROUP))
                .isConcurrent(false)
                .abortConfig(minima(minima))
                .jobProcessDetails(executions(known));
    }

    private static SchedulingConfig windows(@Nullable String end) {
        return new SchedulingConfig(
                "2026-03-09T07:00", end, null, List.of(new MaintenanceWindow("cron(0 2 * * ? *)", 60)));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_minimumAbovePopulation_isMediumWithACommandThatCanAct() {
        Verdict verdict = judge(rolledOut(16, 500, 100));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason())
                .isEqualTo("the abort criteria need at least 100 executed things, but the job has only 16 executions");
        assertThat(verdict.evidence().values())
                .containsEntry("minimumExecuted", "100, 500")
                .containsEntry("knownExecutions", 16L)
                .containsEntry("smallFleet", 10);
        assertThat(verdict.commands()).singleElement().asString().contains("\"minNumberOfExecutedThings\":8}");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "19, 9", "20, 10", "500, 10"})
    void judge_proposedMinimum_isHalfOfTheDevicesAndAtMostTen(int known, int proposed) {
        assertThat(judge(rolledOut(known, 1_000)).commands())
                .singleElement()
                .asString()
                .contains("\"minNumberOfExecutedThings\":" + proposed + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "6, 10, COMPLIANT",
        "9, 10, COMPLIANT",
        "9, 11, MEDIUM",
        "10, 10, COMPLIANT",
        "10, 11, MEDIUM",
        "100, 99, COMPLIANT",
        "100, 100, COMPLIANT",
        "100, 101, MEDIUM"
    })
    void judge_minimum_isComparedWithTheExecutionsThatAreKnown(int known, int minimum, String expected) {
        assertThat(judge(rolledOut(known, minimum)).word()).isEqualTo(expected);
    }

    @Test
    void judge_minimumOfASmallFleet_isAllowedAboveTheNumberOfExecutions() {
        assertThat(judge(rolledOut(9, 10)).reason())
                .isEqualTo("the abort criteria need at least 10 executed things, but the job has only 9 executions; a"
                        + " minimum of up to 10 is always allowed");
        assertThat(judge(rolledOut(10, 10)).reason())
                .isEqualTo("the abort criteria need at least 10 executed things; the job has 10 executions");
    }

    @Test
    void judge_oneReachableCriterion_isEnough() {
        assertThat(judge(rolledOut(50, 1_000, 50)).word()).isEqualTo("COMPLIANT");
        assertThat(judge(rolledOut(50, 1_000, 51)).word()).isEqualTo("MEDIUM");
    }

    @Test
    void judge_criteriaWithoutMinimum_areLeftOut() {
        assertThat(judge(rolledOut(50, new Integer[] {null})).word()).isEqualTo("MISSING");
        assertThat(judge(rolledOut(50, null, 51)).word()).isEqualTo("MEDIUM");
    }

    @Test
    void judge_smallFleetSetting_isApplied() {
        SettingValues values = SettingValues.STANDARD.with(AbortCriterionUnreachable.SMALL_FLEET, 20);
        RuleContext context = new RuleContext(Jobs.NOW, values, Memory.NONE);

        assertThat(rule.judge(Jobs.facts(rolledOut(19, 20)), context).word()).isEqualTo("COMPLIANT");
        assertThat(rule.judge(Jobs.facts(rolledOut(19, 21)), context).word()).isEqualTo("MEDIUM");
        assertThat(judge(rolledOut(19, 20)).word()).isEqualTo("MEDIUM");
    }

    @ParameterizedTest
    @CsvSource({"SNAPSHOT, MEDIUM", "CONTINUOUS, NOT_APPLICABLE", "ROLLING, MISSING", "'', MISSING"})
    void judge_selection_mustBeASnapshot(String selection, String expected) {
        assertThat(judge(rolledOut(50, 100).targetSelection(TargetSelection.of(selection)))
                        .word())
                .isEqualTo(expected);
    }

    @Test
    void judge_retries_makeExecutionsThatAreStillToCome() {
        JobExecutionsRetryConfig retries = new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", 1)));
        JobExecutionsRetryConfig none = new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", 0)));

        assertThat(judge(rolledOut(50, 100).jobExecutionsRetryConfig(retries)).word())
                .isEqualTo("NOT_APPLICABLE");
        assertThat(judge(rolledOut(50, 100).jobExecutionsRetryConfig(none)).word())
                .isEqualTo("MEDIUM");
    }

    @Test
    void judge_jobThatIsStillRolledOut_isNotApplicable() {
        JobProcessDetails processing = executions(50).toBuilder()
                .processingTargets(List.of(Jobs.GROUP))
                .build();
        JobProcessDetails nothing = JobProcessDetails.builder().queued(0).build();

        assertThat(judge(rolledOut(50, 100).isConcurrent(true)).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(rolledOut(50, 100).jobProcessDetails(nothing)).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(rolledOut(50, 100).jobProcessDetails(processing)).word())
                .isEqualTo("NOT_APPLICABLE");
        assertThat(judge(rolledOut(50, 100).jobProcessDetails(processing).isConcurrent(null))
                        .word())
                .isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_windows_areStillToComeUnlessTheEndHasPassed() {
        JobBuilder job = rolledOut(50, 100).scheduledJobRollouts(List.of("2026-03-11T02:00"));

        assertThat(judge(job.schedulingConfig(windows(null))).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(job.schedulingConfig(windows("2026-03-10T06:01"))).word())
                .isEqualTo("NOT_APPLICABLE");
        assertThat(judge(job.schedulingConfig(windows("2026-03-10T06:00"))).word())
                .isEqualTo("MEDIUM");
        assertThat(judge(job.schedulingConfig(windows("soon"))).reason())
                .isEqualTo("the scheduled end of the job cannot be read");
        assertThat(judge(job.schedulingConfig(windows(null)).scheduledJobRollouts(List.of()))
                        .reason())
                .isEqualTo(Verdict.missing(JobField.SCHEDULED_JOB_ROLLOUTS).reason());
    }

    @Test
    void judge_countersOrConcurrencyMissing_keepsAnOpenFinding() {
        for (JobBuilder job : List.of(
                rolledOut(50, 100).jobProcessDetails(null),
                rolledOut(50, 100).isConcurrent(null),
                rolledOut(50, 50).isConcurrent(null))) {
            assertThat(rule.judge(Jobs.facts(job), Jobs.open(Severity.MEDIUM)).word())
                    .isEqualTo("MISSING");
        }
        assertThat(judge(rolledOut(50, 100).isConcurrent(null)).reason())
                .isEqualTo("AWS IoT returned no usable isConcurrent");
    }

    @Test
    void judge_notRolledOut_isNotConcernedWhateverIsMissing() {
        assertThat(judge(rolledOut(50, 100).isConcurrent(true).targetSelection(null))
                        .word())
                .isEqualTo("NOT_APPLICABLE");
        assertThat(judge(rolledOut(50, 100).isConcurrent(true).status(JobStatus.UNKNOWN))
                        .word())
                .isEqualTo("NOT_APPLICABLE");
        assertThat(judge(rolledOut(50, 100).targetSelection(null)).word()).isEqualTo("MISSING");
    }

    @Test
    void judge_withinGrace_waits() {
        assertThat(aged(Duration.ofMinutes(10).minusMillis(1), 100)).isEqualTo("TOO_YOUNG");
        assertThat(aged(Duration.ofMinutes(10), 100)).isEqualTo("MEDIUM");
        assertThat(aged(Duration.ZERO, 50)).isEqualTo("COMPLIANT");
        assertThat(aged(null, 100)).isEqualTo("MEDIUM");
    }

    private String aged(@Nullable Duration age, int minimum) {
        JobFacts facts = Jobs.facts(rolledOut(50, minimum));
        JobKey key = new JobKey(facts.job().key().arn(), age == null ? null : Jobs.NOW.minus(age));
        return rule.judge(new JobFacts(facts.job().withKey(key), Jobs.NOW, List.of()), Jobs.now())
                .word();
    }

    @Test
    void judge_noCriteria_isLeftToTheRuleOnMissingOnes() {
        assertThat(judge(rolledOut(50)).word()).isEqualTo("NOT_APPLICABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NOT_APPLICABLE",
        "PAUSED, NOT_APPLICABLE",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "'', MISSING"
    })
    void judge_otherStatus_isNotJudged(String status, String expected) {
        assertThat(judge(rolledOut(50, 100).status(JobStatus.of(status))).word())
                .isEqualTo(expected);
    }
}
