package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbortedByCriteriaTest {

    private final RuleTester rule = RuleTester.of(new AbortedByCriteria());

    private static JobBuilder aborted() {
        return Jobs.job(JobStatus.CANCELED)
                .targets(List.of(Jobs.GROUP))
                .reasonCode("ABORT_CANCEL")
                .completedAt(Jobs.NOW.minus(Duration.ofDays(1)));
    }

    private static AbortConfig criterion(String type, double percent, int minimum) {
        return new AbortConfig(List.of(new AbortCriteria(type, "CANCEL", percent, minimum)));
    }

    private Verdict verdict(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(verdict(job));
    }

    @Test
    void judge_reasonCode_decides() {
        assertThat(judge(aborted())).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(judge(aborted().reasonCode("SUPERSEDED"))).isEqualTo("COMPLIANT");
        assertThat(judge(aborted().reasonCode(null).forceCanceled(true))).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({"P29D, NON_COMPLIANT MEDIUM", "P30D, NON_COMPLIANT MEDIUM", "P31D, NOT_APPLICABLE AGED_OUT"})
    void judge_timeSinceTheAbort_agesOut(Duration ago, String expected) {
        assertThat(judge(aborted().completedAt(Jobs.NOW.minus(ago)))).isEqualTo(expected);
    }

    @Test
    void judge_timeOfTheEndMissing_isMissingForAnAbortOnly() {
        assertThat(judge(aborted().completedAt(null).lastUpdatedAt(null))).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(aborted().reasonCode("X").completedAt(null).lastUpdatedAt(null)))
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
        assertThat(judge(aborted().status(JobStatus.of(status)))).isEqualTo(expected);
    }

    @Test
    void judge_failuresThatTheFailureRateReports_areCoveredWhereItJudges() {
        FailureRateTooHigh failureRate = new FailureRateTooHigh();
        JobBuilder failed = aborted().jobProcessDetails(JobProcessDetails.ofExecuted(8, 2, 0, 0));
        JobBuilder few = aborted().jobProcessDetails(JobProcessDetails.ofExecuted(95, 5, 0, 0));

        assertThat(rule.judgeBeside(failureRate, Jobs.facts(failed), Jobs.now()).word())
                .isEqualTo("COVERED");
        assertThat(rule.judgeBeside(failureRate, Jobs.facts(few), Jobs.now()).word())
                .isEqualTo("MEDIUM");
        assertThat(rule.judgeBeside(failureRate, Jobs.facts(failed.targets(List.of(Jobs.THING))), Jobs.now())
                        .word())
                .isEqualTo("MEDIUM");
    }

    /**
     * When a criterion is met, the service cancels the queued executions of the job. The cancelled executions must not
     * count as ended when the rule determines which criterion was met.
     */
    @Test
    void judge_criterionThatFits_isNamedThoughTheAbortCancelledOthers() {
        JobProcessDetails details = JobProcessDetails.builder()
                .succeeded(36)
                .rejected(4)
                .canceled(960)
                .build();
        Verdict verdict = verdict(aborted()
                .comment("aborted")
                .abortConfig(criterion("REJECTED", 10, 10))
                .jobProcessDetails(details));

        assertThat(verdict.reason())
                .isEqualTo("the job's own abort criteria stopped it on 2026-03-09 07:00 UTC: 4 of 40 executions were"
                        + " rejected (10.0 %); the abort criterion for REJECTED is 10 % of at least 10 executions");
        assertThat(verdict.evidence().values())
                .containsEntry("criterionType", "REJECTED")
                .containsEntry("criterionPercent", 10.0)
                .containsEntry("criterionMinimum", 10)
                .containsEntry("counted", 4L)
                .containsEntry("succeeded", 36L)
                .containsEntry("canceled", 960L)
                .containsEntry("comment", "aborted");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                        + " --status REJECTED");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, 4, 5, 5, FAILED",
        "ALL, 5, 4, 4, FAILED",
        "ALL, 4, 4, 5, TIMED_OUT",
        "ALL, 4, 5, 4, REJECTED",
        "ALL, 5, 5, 0, FAILED",
        "ALL, 0, 5, 5, TIMED_OUT",
        "ALL, 5, 0, 5, FAILED"
    })
    void judge_criterionThatFits_listsTheDevicesOfItsMostFrequentStatus(
            String type, int failed, int rejected, int timedOut, String status) {
        assertThat(verdict(aborted()
                                .abortConfig(criterion(type, 10, 10))
                                .jobProcessDetails(JobProcessDetails.ofExecuted(10, failed, rejected, timedOut)))
                        .commands())
                .singleElement()
                .asString()
                .endsWith("--status " + status);
    }

    @Test
    void judge_removedExecutions_countedWhenTheServiceDecided() {
        AbortConfig tenPercent = criterion("REJECTED", 10, 10);
        JobProcessDetails.Builder details =
                JobProcessDetails.builder().succeeded(30).rejected(4);

        assertThat(verdict(aborted()
                                .abortConfig(tenPercent)
                                .jobProcessDetails(details.removed(6).build()))
                        .reason())
                .contains(": 4 of 40 executions were rejected (10.0 %)");
        assertThat(verdict(aborted()
                                .abortConfig(tenPercent)
                                .jobProcessDetails(details.removed(7).build()))
                        .reason())
                .isEqualTo("the job's own abort criteria stopped it on 2026-03-09 07:00 UTC");
    }

    @Test
    void judge_noCriterionThatFits_isReportedWithoutOne() {
        for (JobBuilder job : List.of(
                aborted(),
                aborted().jobProcessDetails(JobProcessDetails.ofExecuted(99, 1, 0, 0)),
                aborted()
                        .abortConfig(criterion("FAILED", 10, 10))
                        .jobProcessDetails(JobProcessDetails.ofExecuted(99, 1, 0, 0)))) {
            assertThat(verdict(job).reason())
                    .isEqualTo("the job's own abort criteria stopped it on 2026-03-09 07:00 UTC");
            assertThat(verdict(job).evidence().values()).doesNotContainKey("criterionType");
            assertThat(verdict(job).commands().getFirst()).asString().endsWith("--status FAILED");
        }
    }
}
