package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
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

class FailureRateTooHighTest {

    private static final String HIGH = "NON_COMPLIANT HIGH";
    private static final String CRITICAL = "NON_COMPLIANT CRITICAL";
    private static final String TOO_FEW = "INSUFFICIENT_DATA TOO_FEW";

    private final RuleTester rule = RuleTester.of(new FailureRateTooHigh());

    private static JobBuilder executed(int succeeded, int failed, int rejected, int timedOut) {
        return Jobs.inProgress()
                .targets(List.of(Jobs.GROUP))
                .jobProcessDetails(JobProcessDetails.ofExecuted(succeeded, failed, rejected, timedOut));
    }

    private static JobExecutionsRetryConfig retries(int number) {
        return new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", number)));
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
        "9001, 999, 0, 0, COMPLIANT",
        "9000, 1000, 0, 0, NON_COMPLIANT HIGH",
        "8001, 1999, 0, 0, NON_COMPLIANT HIGH",
        "8000, 2000, 0, 0, NON_COMPLIANT CRITICAL",
        "8000, 0, 0, 2000, NON_COMPLIANT CRITICAL",
        "0, 10, 0, 0, NON_COMPLIANT CRITICAL",
        "9, 1, 0, 0, NON_COMPLIANT HIGH",
        "90, 4, 3, 3, COMPLIANT",
        "26, 0, 14, 0, COMPLIANT",
        "0, 0, 10, 0, COMPLIANT"
    })
    void judge_shareOfFailedExecutions_decides(int succeeded, int failed, int rejected, int timedOut, String expected) {
        assertThat(outcome(executed(succeeded, failed, rejected, timedOut), null))
                .isEqualTo(expected);
    }

    @Test
    void judge_cancelledAndRemovedExecutions_areNotInTheDenominator() {
        JobProcessDetails details = JobProcessDetails.builder()
                .canceled(500)
                .succeeded(9)
                .failed(1)
                .removed(500)
                .build();

        assertThat(outcome(executed(0, 0, 0, 0).jobProcessDetails(details), null))
                .isEqualTo(HIGH);
    }

    @Test
    void judge_countersWhoseSumExceedsThirtyTwoBits_areJudged() {
        int most = Integer.MAX_VALUE;

        assertThat(outcome(executed(most, most, 0, most), null)).isEqualTo(CRITICAL);
        assertThat(outcome(executed(most, most / 10, 0, 0), null)).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, NON_COMPLIANT HIGH",
        "1, 3, NON_COMPLIANT HIGH",
        "1, 7, NON_COMPLIANT HIGH",
        "0, 9, NON_COMPLIANT HIGH",
        "2, 5, INSUFFICIENT_DATA TOO_FEW",
        "1, 2, INSUFFICIENT_DATA TOO_FEW",
        "0, 2, INSUFFICIENT_DATA TOO_FEW",
        "4, 0, INSUFFICIENT_DATA TOO_FEW",
        "0, 0, INSUFFICIENT_DATA TOO_FEW"
    })
    void judge_smallSample_countsWhenThreeAndThreeQuartersFailed(int succeeded, int failed, String expected) {
        assertThat(outcome(executed(succeeded, failed, 0, 0), null)).isEqualTo(expected);
    }

    @Test
    void judge_smallSampleThatRetries_mayBeOneDeviceFailingOften() {
        assertThat(outcome(executed(0, 3, 0, 0).jobExecutionsRetryConfig(retries(1)), null))
                .isEqualTo(TOO_FEW);
        assertThat(outcome(executed(0, 3, 0, 0).jobExecutionsRetryConfig(retries(0)), null))
                .isEqualTo(HIGH);
    }

    @Test
    void judge_fullSampleThatRetries_isHighAtMostAndSaysSo() {
        Verdict verdict = judge(executed(5, 5, 0, 0).jobExecutionsRetryConfig(retries(2)));

        assertThat(Outcomes.of(verdict)).isEqualTo(HIGH);
        assertThat(verdict.reason()).endsWith("; the job retries, so these figures count attempts and not devices");
        assertThat(verdict.evidence().values()).containsEntry("retries", true);
    }

    @Test
    void judge_singleThing_isNotConcerned() {
        assertThat(outcome(executed(0, 0, 0, 11).targets(List.of(Jobs.THING)), null))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(outcome(executed(0, 0, 0, 11).targets(List.of(Jobs.THING, Jobs.OTHER_THING)), null))
                .isEqualTo(CRITICAL);
    }

    @Test
    void judge_targetsOrCountersMissing_isInsufficientData() {
        assertThat(outcome(executed(0, 20, 0, 0).targets(List.of()), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(outcome(executed(0, 0, 0, 0).jobProcessDetails(null), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NON_COMPLIANT CRITICAL",
        "PAUSED, NON_COMPLIANT CRITICAL",
        "COMPLETED, NON_COMPLIANT CRITICAL",
        "CANCELED, NON_COMPLIANT CRITICAL",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(outcome(executed(0, 20, 0, 0).status(JobStatus.of(status)), null))
                .isEqualTo(expected);
    }

    @Test
    void judge_finishedJob_agesOutAfterThirtyDays() {
        JobBuilder job = executed(0, 20, 0, 0).status(JobStatus.COMPLETED);

        assertThat(outcome(job.completedAt(Jobs.NOW.minus(Duration.ofDays(30))), null))
                .isEqualTo(CRITICAL);
        assertThat(outcome(job.completedAt(Jobs.NOW.minus(Duration.ofDays(30)).minusMillis(1)), null))
                .isEqualTo("NOT_APPLICABLE AGED_OUT");
        assertThat(outcome(job.completedAt(null).lastUpdatedAt(null), null)).isEqualTo(CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({
        "PT9M59.999S, INSUFFICIENT_DATA TOO_YOUNG",
        "PT10M, NON_COMPLIANT HIGH",
        "PT-5M, INSUFFICIENT_DATA TOO_YOUNG"
    })
    void judge_smallSampleOfAYoungJob_waits(Duration age, String expected) {
        assertThat(created(new JobKey(Jobs.key("a").arn(), Jobs.NOW.minus(age)), 3))
                .isEqualTo(expected);
    }

    @Test
    void judge_fullSampleOfAYoungJob_doesNotWait() {
        assertThat(created(new JobKey(Jobs.key("a").arn(), Jobs.NOW.minusSeconds(300)), 20))
                .isEqualTo(CRITICAL);
        assertThat(created(new JobKey(Jobs.key("a").arn(), null), 3)).isEqualTo(HIGH);
    }

    private String created(JobKey key, int failed) {
        return outcome(
                Job.builder(key, JobStatus.IN_PROGRESS)
                        .targets(List.of(Jobs.GROUP))
                        .jobProcessDetails(JobProcessDetails.ofExecuted(0, failed, 0, 0)),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "92, 8, HIGH, NON_COMPLIANT HIGH",
        "9201, 799, HIGH, COMPLIANT",
        "92, 8, , COMPLIANT",
        "84, 16, CRITICAL, NON_COMPLIANT CRITICAL",
        "8401, 1599, CRITICAL, NON_COMPLIANT HIGH",
        "84, 16, HIGH, NON_COMPLIANT HIGH",
        "9201, 799, CRITICAL, COMPLIANT",
        "0, 4, CRITICAL, NON_COMPLIANT HIGH",
        "1, 2, HIGH, INSUFFICIENT_DATA TOO_FEW",
        "2, 5, CRITICAL, INSUFFICIENT_DATA TOO_FEW",
        "0, 0, HIGH, INSUFFICIENT_DATA TOO_FEW",
        "4, 0, HIGH, COMPLIANT"
    })
    void judge_openFinding_closesAndFallsOnlyBelowTheLowerThresholds(
            int succeeded, int failed, @Nullable Severity open, String expected) {
        assertThat(outcome(executed(succeeded, failed, 0, 0), open)).isEqualTo(expected);
    }

    @Test
    void judge_openFindingOfASmallSample_closesByItsRate() {
        assertThat(rule.judge(Jobs.facts(executed(9, 0, 0, 0)), Jobs.open(Severity.HIGH))
                        .reason())
                .isEqualTo("now 0.0 %");
    }

    @ParameterizedTest
    @CsvSource({
        "9940, 60, 9940, 20, 7, , NON_COMPLIANT CRITICAL",
        "9940, 60, 9940, 20, 6, , COMPLIANT",
        "9939, 61, 9940, 20, 7, , COMPLIANT",
        "1040, 500, 1000, 500, 7, CRITICAL, COMPLIANT",
        "1000, 500, 1000, 500, 7, CRITICAL, INSUFFICIENT_DATA TOO_FEW"
    })
    void judge_continuousJob_isJudgedByTheExecutionsOfLate(
            int succeeded,
            int failed,
            int thenSucceeded,
            int thenFailed,
            int days,
            @Nullable Severity open,
            String expected) {
        Job job = executed(succeeded, failed, 0, 0)
                .targetSelection(TargetSelection.CONTINUOUS)
                .build();
        List<EarlierCounters> earlier = List.of(new EarlierCounters(
                Jobs.NOW.minus(Duration.ofDays(days)), JobProcessDetails.ofExecuted(thenSucceeded, thenFailed, 0, 0)));
        RuleContext context = open == null ? Jobs.now() : Jobs.open(open);

        assertThat(Outcomes.of(rule.judge(new JobFacts(job, Jobs.NOW, earlier), context)))
                .isEqualTo(expected);
    }

    @Test
    void judge_executionsOfLate_areNamedAsSuch() {
        Job job = executed(9_940, 60, 0, 0)
                .targetSelection(TargetSelection.CONTINUOUS)
                .build();
        EarlierCounters earlier =
                new EarlierCounters(Jobs.NOW.minus(Duration.ofDays(8)), JobProcessDetails.ofExecuted(9_940, 20, 0, 0));
        Verdict verdict = rule.judge(new JobFacts(job, Jobs.NOW, List.of(earlier)), Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("40 of 40 executions since 2026-03-02 07:00 UTC failed or timed out (100.0 %)");
        assertThat(verdict.evidence().values())
                .containsEntry("countedSince", "2026-03-02 07:00 UTC")
                .containsEntry("executed", 40L);
    }

    @Test
    void judge_liveJob_isStoppedFirst() {
        JobProcessDetails details = JobProcessDetails.builder()
                .succeeded(837)
                .failed(456)
                .queued(2_240)
                .inProgress(61)
                .timedOut(57)
                .build();
        Verdict verdict = judge(executed(0, 0, 0, 0).jobProcessDetails(details));

        assertThat(verdict.reason())
                .isEqualTo("513 of 1,350 executions failed or timed out (38.0 %); 2,301 executions are still to come");
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot cancel-job --region eu-west-1 --job-id firmware-7 --reason-code HIGH_FAILURE_RATE"
                                + " --comment \"WHY\"",
                        "aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7 --status FAILED");
        assertThat(verdict.commands().getFirst().purpose())
                .isEqualTo("Stop the rollout. Devices in the middle of the update finish it; queued devices do not"
                        + " start. The finding stays open until the rate is below 8 %, the job is deleted, or it ended"
                        + " 30 days ago:");
        assertThat(verdict.commands().getLast().purpose()).isEqualTo("Or first see which devices failed:");
    }

    @Test
    void judge_oneExecutionStillToCome_isSaidInTheSingular() {
        JobProcessDetails details =
                JobProcessDetails.builder().failed(20).queued(1).build();

        assertThat(judge(executed(0, 0, 0, 0).jobProcessDetails(details)).reason())
                .endsWith("; 1 execution is still to come");
    }

    /** The advice to stop a rollout promises that the finding stays open. */
    @Test
    void judge_jobThatWasCancelled_keepsItsFinding() {
        JobBuilder cancelled = executed(0, 20, 0, 0).status(JobStatus.CANCELED);

        assertThat(outcome(cancelled.completedAt(Jobs.NOW.minus(Duration.ofDays(30))), Severity.CRITICAL))
                .isEqualTo(CRITICAL);
        assertThat(outcome(cancelled.completedAt(Jobs.NOW.minus(Duration.ofDays(31))), Severity.CRITICAL))
                .isEqualTo("NOT_APPLICABLE AGED_OUT");
    }

    @Test
    void judge_finishedJob_isOnlyLookedAt() {
        Verdict verdict = judge(executed(0, 10, 0, 11).status(JobStatus.COMPLETED));

        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                        + " --status TIMED_OUT");
        assertThat(verdict.commands().getFirst().purpose()).isEqualTo("See which devices timed out:");
    }

    @Test
    void judge_asManyFailedAsTimedOut_showsTheFailedOnes() {
        assertThat(judge(executed(0, 10, 0, 10)).commands().getLast())
                .asString()
                .endsWith("--status FAILED");
    }

    @Test
    void judge_greengrassDeployment_isCancelledAsSuch() {
        assertThat(judge(executed(0, 20, 0, 0).namespaceId("aws-gg-deployment")).commands())
                .extracting(CliCommand::toString)
                .first()
                .asString()
                .startsWith("aws greengrassv2 cancel-deployment");
    }

    @Test
    void judge_jobThatItsOwnCriteriaStopped_saysSo() {
        assertThat(judge(executed(0, 20, 0, 0).status(JobStatus.CANCELED).reasonCode("ABORT_CANCEL"))
                        .reason())
                .endsWith("; the job's own abort criteria stopped it");
    }

    @Test
    void judge_percentage_isCutAndNeverContradictsTheVerdict() {
        assertThat(judge(executed(2_251, 249, 0, 0)).reason())
                .isEqualTo("249 of 2,500 executions failed or timed out (9.9 %)");
        assertThat(judge(executed(80_001, 19_999, 0, 0)).evidence().values()).containsEntry("failurePercent", 19.9);
    }
}
