package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledEndForceCancelsTest {

    private static final String END = "2026-03-19T07:00";
    private static final String FORCE = "FORCE_CANCEL";

    private final RuleTester rule = RuleTester.of(new ScheduledEndForceCancels());

    private static SchedulingConfig schedule(@Nullable String endTime, @Nullable String endBehavior) {
        return new SchedulingConfig("2026-03-12T07:00", endTime, endBehavior, List.of());
    }

    private static JobBuilder ending(@Nullable String endTime, @Nullable String endBehavior) {
        return Jobs.inProgress().schedulingConfig(schedule(endTime, endBehavior));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private Verdict judgeOpen(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.open(Severity.HIGH));
    }

    @Test
    void judge_endThatForceCancels_isHighWithTheEnd() {
        Verdict verdict = judge(ending(END, FORCE));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason())
                .isEqualTo("the scheduled end on 2026-03-19 07:00 UTC force-cancels executions in progress");
        assertThat(verdict.evidence().values())
                .containsEntry("status", "IN_PROGRESS")
                .containsEntry("endTime", END)
                .containsEntry("endBehavior", FORCE)
                .containsEntry("endsAt", "2026-03-19 07:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T07:01", "2026-03-10T07:00", "2026-03-10T06:00", "2026-03-19T07:00Z"})
    void judge_endThatIsNearOrOver_isStillHigh(String endTime) {
        assertThat(Outcomes.of(judge(ending(endTime, FORCE)))).isEqualTo("NON_COMPLIANT HIGH");
    }

    @ParameterizedTest
    @CsvSource({"soon", "2026-03-19", "2026-02-30T07:00"})
    void judge_endTimeThatDoesNotParse_isHighWithoutATime(String endTime) {
        Verdict verdict = judge(ending(endTime, FORCE));

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT HIGH");
        assertThat(verdict.reason())
                .isEqualTo("the scheduled end, at a time that cannot be read, force-cancels executions in progress");
        assertThat(verdict.evidence().values())
                .containsEntry("endTime", endTime)
                .containsEntry("endBehavior", FORCE)
                .doesNotContainKey("endsAt");
    }

    @ParameterizedTest
    @CsvSource({"STOP_ROLLOUT", "CANCEL", "PAUSE", "force_cancel"})
    void judge_otherEndBehavior_isCompliant(String endBehavior) {
        for (Verdict verdict : List.of(judge(ending(END, endBehavior)), judgeOpen(ending(END, endBehavior)))) {
            assertThat(Outcomes.of(verdict)).isEqualTo("COMPLIANT");
            assertThat(verdict.reason()).isEqualTo("the end behavior is " + endBehavior);
        }
    }

    @Test
    void judge_noEndBehavior_passesAsTheDefaultOfTheService() {
        Verdict verdict = judge(ending(END, null));

        assertThat(Outcomes.of(verdict)).isEqualTo("COMPLIANT");
        assertThat(verdict.reason()).isEqualTo("no end behavior is set, which means STOP_ROLLOUT");
        assertThat(Outcomes.of(judge(ending(END, " ")))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_noEndTime_isNotApplicable() {
        for (JobBuilder job : List.of(ending(null, FORCE), ending(" ", FORCE), ending(null, null), Jobs.inProgress())) {
            Verdict verdict = judge(job);

            assertThat(Outcomes.of(verdict)).isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
            assertThat(verdict.reason()).isEqualTo("the job has no end time");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, NON_COMPLIANT HIGH",
        "SCHEDULED, NON_COMPLIANT HIGH",
        "PAUSED, NON_COMPLIANT HIGH",
        "COMPLETED, NOT_APPLICABLE NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        JobBuilder job = Jobs.job(JobStatus.of(status)).schedulingConfig(schedule(END, FORCE));

        assertThat(Outcomes.of(judge(job))).isEqualTo(expected);
    }

    @Test
    void judge_ownJob_isCancelledAndCreatedAgain() {
        JobBuilder job = ending(END, FORCE).documentSource("https://s3.eu-west-1.amazonaws.com/bucket/doc.json");

        assertThat(judge(job).commands())
                .extracting(CliCommand::toString)
                .containsExactly(
                        "aws iot cancel-job --region eu-west-1 --job-id firmware-7 --reason-code RECREATE"
                                + " --comment \"WHY\"",
                        "aws iot create-job --region eu-west-1 --job-id NEW_JOB_ID --targets " + Jobs.THING
                                + " --document-source https://s3.eu-west-1.amazonaws.com/bucket/doc.json"
                                + " --scheduling-config '{\"startTime\":\"YYYY-MM-DDThh:mm\","
                                + "\"endTime\":\"YYYY-MM-DDThh:mm\",\"endBehavior\":\"STOP_ROLLOUT\"}'");
    }

    @Test
    void judge_ownJobWithAnInlineDocument_isSavedFirst() {
        assertThat(judge(ending(END, FORCE)).commands())
                .extracting(CliCommand::toString)
                .element(0)
                .isEqualTo("aws iot get-job-document --region eu-west-1 --job-id firmware-7 --query document"
                        + " --output text");
    }
}
