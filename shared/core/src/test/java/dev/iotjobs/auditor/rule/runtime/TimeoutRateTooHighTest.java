package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutRateTooHighTest {

    private static final String LOOK =
            "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7 --status TIMED_OUT";

    private final RuleTester rule = RuleTester.of(new TimeoutRateTooHigh());

    private static JobBuilder executed(int succeeded, int failed, int rejected, int timedOut) {
        return Jobs.inProgress()
                .targets(List.of(Jobs.GROUP))
                .jobProcessDetails(JobProcessDetails.ofExecuted(succeeded, failed, rejected, timedOut));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String outcome(JobBuilder job, @Nullable Severity open) {
        RuleContext context = open == null ? Jobs.now() : Jobs.open(open);
        return Outcomes.of(rule.judge(Jobs.facts(job), context));
    }

    @ParameterizedTest
    @CsvSource({
        "900, 0, 0, 100, , NON_COMPLIANT MEDIUM",
        "9001, 0, 0, 999, , COMPLIANT",
        "50, 20, 20, 10, , NON_COMPLIANT MEDIUM",
        "0, 50, 50, 0, , COMPLIANT",
        "9, 0, 0, 1, , NON_COMPLIANT MEDIUM",
        "0, 0, 0, 9, , INSUFFICIENT_DATA TOO_FEW",
        "0, 0, 0, 0, , INSUFFICIENT_DATA TOO_FEW",
        "9001, 0, 0, 999, MEDIUM, NON_COMPLIANT MEDIUM",
        "92, 0, 0, 8, MEDIUM, NON_COMPLIANT MEDIUM",
        "9201, 0, 0, 799, MEDIUM, COMPLIANT",
        "8, 0, 0, 1, MEDIUM, INSUFFICIENT_DATA TOO_FEW",
        "9, 0, 0, 0, MEDIUM, COMPLIANT",
        "0, 0, 0, 0, MEDIUM, INSUFFICIENT_DATA TOO_FEW"
    })
    void judge_shareOfTimedOutExecutions_decides(
            int succeeded, int failed, int rejected, int timedOut, @Nullable Severity open, String expected) {
        assertThat(outcome(executed(succeeded, failed, rejected, timedOut), open))
                .isEqualTo(expected);
    }

    @Test
    void judge_counterOfTimedOutAbsentBesideOthers_isZero() {
        JobProcessDetails details =
                JobProcessDetails.builder().succeeded(10).failed(10).build();

        assertThat(outcome(executed(0, 0, 0, 0).jobProcessDetails(details), null))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_countersOrTargetsMissing_isInsufficientData() {
        assertThat(outcome(executed(0, 0, 0, 20).jobProcessDetails(null), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(outcome(executed(0, 0, 0, 20).targets(List.of()), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_singleThing_isNotConcerned() {
        assertThat(outcome(executed(0, 0, 0, 11).targets(List.of(Jobs.THING)), null))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(outcome(executed(0, 0, 0, 11).targets(List.of(Jobs.THING, Jobs.OTHER_THING)), null))
                .isEqualTo("NON_COMPLIANT MEDIUM");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, NON_COMPLIANT MEDIUM",
        "CANCELED, NON_COMPLIANT MEDIUM",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(outcome(executed(0, 0, 0, 20).status(JobStatus.of(status)), null))
                .isEqualTo(expected);
    }

    @Test
    void judge_continuousJob_isJudgedByTheExecutionsOfLate() {
        Job job = executed(9_960, 0, 0, 60)
                .targetSelection(TargetSelection.CONTINUOUS)
                .build();
        EarlierCounters earlier =
                new EarlierCounters(Jobs.NOW.minus(Duration.ofDays(7)), JobProcessDetails.ofExecuted(9_960, 0, 0, 20));
        Verdict verdict = rule.judge(new JobFacts(job, Jobs.NOW, List.of(earlier)), Jobs.now());

        assertThat(verdict.reason()).isEqualTo("40 of 40 executions since 2026-03-03 07:00 UTC timed out (100.0 %)");
        assertThat(verdict.evidence().values()).containsEntry("countedSince", "2026-03-03 07:00 UTC");
    }

    @Test
    void judge_liveJob_showsTheDevicesAndSetsALongerTimeout() {
        Verdict verdict = judge(executed(85, 0, 5, 10).timeoutConfig(new TimeoutConfig(30L)));

        assertThat(verdict.reason()).isEqualTo("10 of 100 executions timed out (10.0 %)");
        assertThat(verdict.evidence().values())
                .containsEntry("timedOut", 10L)
                .containsEntry("executed", 100L)
                .containsEntry("timedOutPercent", 10.0)
                .containsEntry("timeoutMinutes", 30L)
                .containsEntry("opensAtPercent", 10.0)
                .containsEntry("closesBelowPercent", 8.0)
                .containsEntry("minimumExecuted", 10)
                .doesNotContainKey("countedSince");
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        LOOK,
                        "aws iot update-job --region eu-west-1 --job-id firmware-7"
                                + " --timeout-config inProgressTimeoutInMinutes=MINUTES");
    }

    @Test
    void judge_jobThatEndedOrThatItsApiReplaces_isOnlyLookedAt() {
        for (JobBuilder job : List.of(
                executed(0, 0, 0, 20).status(JobStatus.COMPLETED),
                executed(0, 0, 0, 20).namespaceId("aws-gg-deployment"))) {
            assertThat(judge(job).commands()).singleElement().hasToString(LOOK);
        }
    }

    @Test
    void judge_timeoutOutsideTheBounds_isNoneInTheEvidence() {
        assertThat(judge(executed(0, 0, 0, 20).timeoutConfig(new TimeoutConfig(0L)))
                        .evidence()
                        .values())
                .doesNotContainKey("timeoutMinutes");
    }
}
