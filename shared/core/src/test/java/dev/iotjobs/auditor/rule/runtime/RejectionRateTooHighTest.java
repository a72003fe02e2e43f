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

class RejectionRateTooHighTest {

    private final RuleTester rule = RuleTester.of(new RejectionRateTooHigh());

    private static JobBuilder executed(int succeeded, int failed, int rejected) {
        return Jobs.inProgress()
                .targets(List.of(Jobs.GROUP))
                .jobProcessDetails(JobProcessDetails.ofExecuted(succeeded, failed, rejected, 0));
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
        "9501, 0, 499, , COMPLIANT",
        "9500, 0, 500, , NON_COMPLIANT MEDIUM",
        "0, 95, 5, , NON_COMPLIANT MEDIUM",
        "0, 100, 0, , COMPLIANT",
        "0, 0, 10, , NON_COMPLIANT MEDIUM",
        "8, 0, 1, , INSUFFICIENT_DATA TOO_FEW",
        "8, 0, 1, MEDIUM, INSUFFICIENT_DATA TOO_FEW",
        "8, 0, 0, MEDIUM, COMPLIANT",
        "9501, 0, 499, MEDIUM, NON_COMPLIANT MEDIUM",
        "96, 0, 4, MEDIUM, NON_COMPLIANT MEDIUM",
        "9601, 0, 399, MEDIUM, COMPLIANT"
    })
    void judge_shareOfRejectedExecutions_decides(
            int succeeded, int failed, int rejected, @Nullable Severity open, String expected) {
        assertThat(outcome(executed(succeeded, failed, rejected), open)).isEqualTo(expected);
    }

    @Test
    void judge_greengrassDeployment_isLow() {
        assertThat(outcome(executed(26, 0, 14).namespaceId("aws-gg-deployment"), null))
                .isEqualTo("NON_COMPLIANT LOW");
        assertThat(outcome(executed(26, 0, 14).description("This job was created by Greengrass"), null))
                .isEqualTo("NON_COMPLIANT MEDIUM");
    }

    @Test
    void judge_countersOrTargetsMissing_isInsufficientData() {
        assertThat(outcome(executed(0, 0, 20).jobProcessDetails(null), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(outcome(executed(0, 0, 20).targets(List.of()), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @Test
    void judge_singleThingOrDeletion_isNotConcerned() {
        assertThat(outcome(executed(0, 0, 20).targets(List.of(Jobs.THING)), null))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(outcome(executed(0, 0, 20).status(JobStatus.of("DELETION_IN_PROGRESS")), null))
                .isEqualTo("NOT_APPLICABLE JOB_GONE");
    }

    @Test
    void judge_continuousJob_isJudgedByTheExecutionsOfLate() {
        Job job = executed(9_940, 0, 60)
                .targetSelection(TargetSelection.CONTINUOUS)
                .build();
        EarlierCounters earlier =
                new EarlierCounters(Jobs.NOW.minus(Duration.ofDays(8)), JobProcessDetails.ofExecuted(9_940, 0, 20, 0));

        Verdict verdict = rule.judge(new JobFacts(job, Jobs.NOW, List.of(earlier)), Jobs.now());

        assertThat(Outcomes.of(verdict)).isEqualTo("NON_COMPLIANT MEDIUM");
        assertThat(verdict.reason())
                .isEqualTo("40 of 40 executions since 2026-03-02 07:00 UTC were rejected (100.0 %)");
        assertThat(Outcomes.of(rule.judge(new JobFacts(job, Jobs.NOW, List.of()), Jobs.now())))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_rejections_areShownWithTheirDevices() {
        Verdict verdict = judge(executed(26, 0, 14));

        assertThat(verdict.reason()).isEqualTo("14 of 40 executions were rejected (35.0 %)");
        assertThat(verdict.evidence().values())
                .containsEntry("rejected", 14L)
                .containsEntry("executed", 40L)
                .containsEntry("rejectedPercent", 35.0);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot list-job-executions-for-job --region eu-west-1 --job-id firmware-7"
                        + " --status REJECTED");
    }
}
