package dev.iotjobs.auditor.rule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
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

class ExecutionsRemovedTest {

    private final RuleTester rule = RuleTester.of(new ExecutionsRemoved());

    private static JobProcessDetails details(int removed, int known) {
        return JobProcessDetails.builder()
                .removed(removed)
                .queued(known - removed)
                .build();
    }

    private static JobBuilder removed(int removed, int known) {
        return Jobs.inProgress().targets(List.of(Jobs.GROUP)).jobProcessDetails(details(removed, known));
    }

    private String outcome(JobBuilder job, @Nullable Severity open) {
        RuleContext context = open == null ? Jobs.now() : Jobs.open(open);
        return Outcomes.of(rule.judge(Jobs.facts(job), context));
    }

    @ParameterizedTest
    @CsvSource({
        "212, 263, , NON_COMPLIANT MEDIUM",
        "10, 51, , COMPLIANT",
        "10, 50, , NON_COMPLIANT MEDIUM",
        "9, 9, , COMPLIANT",
        "9, 9, MEDIUM, COMPLIANT",
        "0, 0, , COMPLIANT",
        "10, 51, MEDIUM, NON_COMPLIANT MEDIUM",
        "16, 100, MEDIUM, NON_COMPLIANT MEDIUM",
        "1599, 10000, MEDIUM, COMPLIANT"
    })
    void judge_removedExecutions_decide(int removed, int known, @Nullable Severity open, String expected) {
        assertThat(outcome(removed(removed, known), open)).isEqualTo(expected);
    }

    @Test
    void judge_thingTargetsOnly_isNotConcerned() {
        assertThat(outcome(removed(212, 263).targets(List.of(Jobs.THING, Jobs.OTHER_THING)), null))
                .isEqualTo("NOT_APPLICABLE NOT_APPLICABLE");
        assertThat(outcome(removed(212, 263).targets(List.of(Jobs.THING, Jobs.GROUP)), null))
                .isEqualTo("NON_COMPLIANT MEDIUM");
    }

    @Test
    void judge_countersOrTargetsMissing_isInsufficientData() {
        assertThat(outcome(removed(212, 263).jobProcessDetails(null), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(outcome(removed(212, 263).targets(List.of()), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
    }

    @ParameterizedTest
    @CsvSource({"PT9M59.999S, INSUFFICIENT_DATA TOO_YOUNG", "PT10M, NON_COMPLIANT MEDIUM"})
    void judge_youngJob_waits(Duration age, String expected) {
        JobKey key = new JobKey(Jobs.key("a").arn(), Jobs.NOW.minus(age));

        assertThat(outcome(
                        Job.builder(key, JobStatus.IN_PROGRESS)
                                .targets(List.of(Jobs.GROUP))
                                .jobProcessDetails(details(212, 263)),
                        null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEDULED, NON_COMPLIANT MEDIUM",
        "COMPLETED, NON_COMPLIANT MEDIUM",
        "CANCELED, NON_COMPLIANT MEDIUM",
        "DELETION_IN_PROGRESS, NOT_APPLICABLE JOB_GONE",
        "'', INSUFFICIENT_DATA MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(outcome(removed(212, 263).status(JobStatus.of(status)), null))
                .isEqualTo(expected);
    }

    @Test
    void judge_membersThatLeft_areCountedAndTheQueryShown() {
        Verdict verdict = rule.judge(Jobs.facts(removed(212, 263)), Jobs.now());

        assertThat(verdict.reason()).isEqualTo("212 of 263 executions were removed before they ended (80.6 %)");
        assertThat(verdict.evidence().values())
                .containsEntry("removed", 212L)
                .containsEntry("known", 263L)
                .containsEntry("removedPercent", 80.6)
                .containsEntry("minimumRemoved", 10);
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws iot describe-thing-group --region eu-west-1 --thing-group-name pumps"
                        + " --query queryString");
    }

    @Test
    void judge_fewRemoved_saysHowMany() {
        assertThat(rule.judge(Jobs.facts(removed(0, 9)), Jobs.now()).reason()).isEqualTo("no execution was removed");
        assertThat(rule.judge(Jobs.facts(removed(1, 9)), Jobs.now()).reason()).isEqualTo("1 execution was removed");
    }
}
