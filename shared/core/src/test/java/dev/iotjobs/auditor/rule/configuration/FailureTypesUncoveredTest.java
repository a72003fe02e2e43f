package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTypesUncoveredTest {

    private final RuleTester rule = RuleTester.of(new FailureTypesUncovered());

    /**
     * A job without a timeout whose abort criteria count these failure types.
     *
     * @param types failure types, separated by blanks
     */
    private static JobBuilder counting(String types) {
        return Jobs.inProgress()
                .abortConfig(new AbortConfig(Stream.of(types.split(" "))
                        .map(type -> new AbortCriteria(type, "CANCEL", 10.0, 10))
                        .toList()));
    }

    private static JobBuilder countingWithTimeout(String types) {
        return counting(types).timeoutConfig(new TimeoutConfig(60L));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    @Test
    void judge_failedAlone_isMediumWithTheTypesAndTheCommand() {
        Verdict verdict = judge(countingWithTimeout("FAILED"));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason()).isEqualTo("no abort criterion counts REJECTED or TIMED_OUT");
        assertThat(verdict.evidence().values())
                .containsEntry("coveredTypes", "FAILED")
                .containsEntry("uncoveredTypes", "REJECTED, TIMED_OUT")
                .containsEntry("hasTimeout", true)
                .doesNotContainKey("note");
        assertThat(verdict.commands())
                .singleElement()
                .asString()
                .startsWith("aws iot update-job")
                .contains("--abort-config '{\"criteriaList\":[{\"failureType\":\"ALL\"");
        assertThat(verdict.commands().getFirst().purpose())
                .isEqualTo("Set other abort criteria. They replace the present criteria:");
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, COMPLIANT",
        "ALL HUNG, COMPLIANT",
        "FAILED ALL, COMPLIANT",
        "FAILED TIMED_OUT REJECTED, COMPLIANT",
        "FAILED REJECTED, MEDIUM",
        "FAILED TIMED_OUT, MEDIUM",
        "REJECTED TIMED_OUT, MEDIUM",
        "TIMED_OUT, MEDIUM",
        "HUNG, MEDIUM",
        "all, MEDIUM"
    })
    void judge_typesWhileATimeoutIsSet_mustAllBeCovered(String types, String expected) {
        assertThat(judge(countingWithTimeout(types)).word()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"FAILED REJECTED, COMPLIANT", "FAILED, MEDIUM", "REJECTED, MEDIUM", "ALL, COMPLIANT"})
    void judge_typesWithoutATimeout_mayLeaveTimeOutsUncovered(String types, String expected) {
        assertThat(judge(counting(types)).word()).isEqualTo(expected);
    }

    @Test
    void judge_covered_saysWhatLetsItPass() {
        assertThat(judge(counting("ALL")).reason()).isEqualTo("the abort criteria count every failure type");
        assertThat(judge(counting("FAILED REJECTED")).reason())
                .isEqualTo("the abort criteria count FAILED and REJECTED; TIMED_OUT need not be covered, because the"
                        + " job has no timeout");
    }

    @Test
    void judge_timeoutOfZero_countsAsNone() {
        assertThat(judge(counting("FAILED REJECTED").timeoutConfig(new TimeoutConfig(0L)))
                        .word())
                .isEqualTo("COMPLIANT");
        assertThat(judge(counting("FAILED REJECTED").timeoutConfig(new TimeoutConfig(1L)))
                        .word())
                .isEqualTo("MEDIUM");
    }

    @Test
    void judge_timeOutsUncoveredWithoutATimeout_areNotedAsPossible() {
        Verdict verdict = judge(counting("FAILED"));

        assertThat(verdict.evidence().values())
                .containsEntry("uncoveredTypes", "REJECTED, TIMED_OUT")
                .containsEntry("note", "the job has no timeout, but devices can set step timers that time out");
        assertThat(judge(counting("FAILED TIMED_OUT")).evidence().values()).doesNotContainKey("note");
    }

    @Test
    void judge_noCriteria_isLeftToTheRuleOnMissingOnes() {
        AbortConfig untyped = new AbortConfig(List.of(new AbortCriteria(null, "CANCEL", 10.0, 10)));

        assertThat(judge(Jobs.inProgress()).word()).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(Jobs.inProgress().abortConfig(untyped)).word()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_criterionWithoutAThreshold_coversItsType() {
        AbortConfig all = new AbortConfig(List.of(new AbortCriteria("ALL", null, null, null)));

        assertThat(judge(Jobs.inProgress().abortConfig(all)).word()).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, MEDIUM",
        "SCHEDULED, MEDIUM",
        "PAUSED, MEDIUM",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "'', MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(judge(counting("FAILED").status(JobStatus.of(status))).word())
                .isEqualTo(expected);
    }
}
