package dev.iotjobs.auditor.rule.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.RuleRuns;
import dev.iotjobs.auditor.fact.RuleRuns.Failed;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFailedTest {

    private final RuleTester rule = RuleTester.of(new RuleFailed());

    private static RuleRuns runs(int judged, int failed) {
        Failed failure = failed == 0 ? null : new Failed(failed, "IllegalStateException", "firmware-7");
        return new RuleRuns(Jobs.PLACE, "IOTJ-RUN-01", 2, true, judged, failure);
    }

    private static RuleContext after(@Nullable Severity open, int badRuns, int cleanRuns) {
        Memory memory = new Memory(open, open == null ? null : Jobs.NOW, badRuns, cleanRuns, FactSource.COUNTED);
        return new RuleContext(Jobs.NOW, SettingValues.STANDARD, memory);
    }

    @ParameterizedTest
    @CsvSource({
        "460, 0, COMPLIANT",
        "0, 0, COMPLIANT",
        "1000, 99, NON_COMPLIANT MEDIUM",
        "1000, 100, NON_COMPLIANT HIGH",
        "1, 1, NON_COMPLIANT HIGH"
    })
    void judge_shareOfFailedSubjects_decidesTheSeverity(int judged, int failed, String expected) {
        assertThat(Outcomes.of(rule.judge(runs(judged, failed), Jobs.now()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, NON_COMPLIANT MEDIUM", "2, NON_COMPLIANT HIGH"})
    void judge_thirdAuditInARow_isHigh(int before, String expected) {
        assertThat(Outcomes.of(rule.judge(runs(100, 1), after(Severity.MEDIUM, before, 0))))
                .isEqualTo(expected);
    }

    @Test
    void judge_openFinding_closesAfterTwoAuditsThatJudgedSomething() {
        assertThat(Outcomes.of(rule.judge(runs(100, 0), after(Severity.HIGH, 1, 0))))
                .isEqualTo("PENDING ceased");
        assertThat(Outcomes.of(rule.judge(runs(0, 0), after(Severity.HIGH, 0, 1))))
                .isEqualTo("INSUFFICIENT_DATA UNDECIDED");
        assertThat(Outcomes.of(rule.judge(runs(100, 0), after(Severity.HIGH, 0, 1))))
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_ruleThatIsOff_isNotApplicable() {
        RuleRuns off = new RuleRuns(Jobs.PLACE, "IOTJ-RUN-01", 0, false, 0, null);

        assertThat(Outcomes.of(rule.judge(off, after(Severity.HIGH, 1, 0)))).isEqualTo("NOT_APPLICABLE RULE_OFF");
    }

    @Test
    void judge_statesFiguresAndTheClassOfTheException() {
        Verdict verdict = rule.judge(runs(460, 3), Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("rule IOTJ-RUN-01 failed on 3 of 460 subjects (0.6 %): IllegalStateException");
        assertThat(verdict.evidence().values()).containsEntry("example", "firmware-7");
    }
}
