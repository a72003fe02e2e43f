package dev.iotjobs.auditor.rule.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelledWithoutReasonTest {

    private final RuleTester rule = RuleTester.of(new CancelledWithoutReason());

    private static JobBuilder cancelled() {
        return Jobs.job(JobStatus.CANCELED).completedAt(Jobs.NOW.minus(Duration.ofDays(1)));
    }

    private static SchedulingConfig ending(@Nullable String end, @Nullable String behavior) {
        return new SchedulingConfig(null, end, behavior, List.of());
    }

    private String judge(JobBuilder job) {
        return Outcomes.of(rule.judge(Jobs.facts(job), Jobs.now()));
    }

    @Test
    void judge_neitherReasonNorComment_isLowWithTheTime() {
        Verdict verdict = rule.judge(Jobs.facts(cancelled()), Jobs.now());

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT LOW");
        assertThat(verdict.reason())
                .isEqualTo("the job was cancelled on 2026-03-09 07:00 UTC without a reason code or" + " a comment");
        assertThat(verdict.evidence().values()).containsEntry("cancelledAt", "2026-03-09 07:00 UTC");
        assertThat(verdict.commands()).isEmpty();
    }

    @Test
    void judge_eitherOfThem_isEnough() {
        assertThat(judge(cancelled().reasonCode("SUPERSEDED"))).isEqualTo("COMPLIANT");
        assertThat(judge(cancelled().comment("by hand"))).isEqualTo("COMPLIANT");
        assertThat(judge(cancelled().reasonCode("ABORT_CANCEL"))).isEqualTo("COMPLIANT");
        assertThat(judge(cancelled().reasonCode(" ").comment("\u200b"))).isEqualTo("NON_COMPLIANT LOW");
    }

    @Test
    void judge_origin_decidesWhetherTheRuleConcernsTheJob() {
        assertThat(judge(cancelled().namespaceId("aws-gg-deployment"))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(cancelled().namespaceId("acme"))).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(cancelled().description("This job was created by Greengrass")))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(Job.builder(Jobs.key("AFR_OTA-1"), JobStatus.CANCELED).completedAt(Jobs.NOW)))
                .isEqualTo("NON_COMPLIANT LOW");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T06:45, CANCEL, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-09T07:15, FORCE_CANCEL, NOT_APPLICABLE NOT_APPLICABLE",
        "2026-03-09T06:44, CANCEL, NON_COMPLIANT LOW",
        "2026-03-09T07:16, CANCEL, NON_COMPLIANT LOW",
        "2026-03-09T07:00, STOP_ROLLOUT, NON_COMPLIANT LOW",
        "2026-03-09T07:00, , NON_COMPLIANT LOW",
        ", CANCEL, NON_COMPLIANT LOW",
        "soon, CANCEL, INSUFFICIENT_DATA MISSING"
    })
    void judge_scheduledEndThatCancels_isNoCancellationByHand(
            @Nullable String end, @Nullable String behavior, String expected) {
        assertThat(judge(cancelled().schedulingConfig(ending(end, behavior)))).isEqualTo(expected);
    }

    /** The rule borrows the setting {@code near} of IOTJ-LIF-04. */
    @Test
    void judge_near_isASettingOfTheRuleOnMissedStarts() {
        RuleDefinition<?> definition = new CancelledWithoutReason().definition();

        assertThat(definition.settings()).doesNotContain(ScheduledCancellation.NEAR);
        assertThat(definition.settingsFrom()).contains("IOTJ-LIF-04");
    }

    @Test
    void judge_cancelledByItsSchedule_isNotConcernedWithoutAStatus() {
        JobBuilder job = cancelled().status(JobStatus.UNKNOWN);

        assertThat(judge(job.schedulingConfig(ending("2026-03-09T07:15", "CANCEL"))))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(judge(job.schedulingConfig(ending("2026-03-09T07:16", "CANCEL"))))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_timeOfTheEndMissing_isMissingUnlessAReasonIsGiven() {
        JobBuilder job = Jobs.job(JobStatus.CANCELED).lastUpdatedAt(null);

        assertThat(judge(job)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(job.comment("by hand"))).isEqualTo("COMPLIANT");
        assertThat(judge(job.schedulingConfig(ending("2026-03-09T07:00", "CANCEL"))))
                .isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({"PT720H, NON_COMPLIANT LOW", "PT720H0.001S, NOT_APPLICABLE AGED_OUT", "PT-2M, NON_COMPLIANT LOW"})
    void judge_timeSinceTheCancellation_agesOutAfterThirtyDays(Duration ago, String expected) {
        assertThat(judge(cancelled().completedAt(Jobs.NOW.minus(ago)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "IN_PROGRESS, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_otherStatus_isNotConcerned(String status, String expected) {
        assertThat(judge(Jobs.job(JobStatus.of(status)))).isEqualTo(expected);
    }

    @Test
    void judge_jobCancelledAtItsStart_isCoveredByTheRuleOnMissedStarts() {
        JobBuilder job = cancelled()
                .schedulingConfig(new SchedulingConfig("2026-03-09T07:00", null, null, List.of()))
                .jobProcessDetails(JobProcessDetails.ofExecuted(0, 0, 0, 0));

        assertThat(rule.judgeBeside(new ScheduledStartMissed(), Jobs.facts(job), Jobs.now())
                        .word())
                .isEqualTo("COVERED");
        assertThat(judge(job)).isEqualTo("NON_COMPLIANT LOW");
    }
}
