package dev.iotjobs.auditor.rule.account;

import static dev.iotjobs.auditor.rule.ComplianceStatus.COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NON_COMPLIANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCoverageIncompleteTest {

    private final AuditCoverageIncomplete rule = new AuditCoverageIncomplete();

    private static Coverage coverage(int evaluated, int denied, int failed, int pending, boolean listingComplete) {
        int listed = evaluated + denied + failed + pending;
        return new Coverage(Jobs.PLACE, listed, listingComplete, evaluated, evaluated, denied, failed, 0, pending);
    }

    @Test
    void judge_everyJobSeen_isCompliant() {
        assertThat(rule.judge(coverage(500, 0, 0, 0, true), Jobs.now()).status())
                .isEqualTo(COMPLIANT);
        assertThat(rule.judge(coverage(0, 0, 0, 0, true), Jobs.now()).status()).isEqualTo(COMPLIANT);
    }

    @Test
    void judge_oneDeniedAmongMany_isMedium() {
        Verdict verdict = rule.judge(coverage(499, 1, 0, 0, true), Jobs.now());

        assertThat(verdict.status()).isEqualTo(NON_COMPLIANT);
        assertThat(verdict.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(verdict.reason()).isEqualTo("499 of 500 jobs (99.8 %) have verdicts on fresh evidence: 1 denied");
    }

    @Test
    void judge_jobsStillWaiting_saysHowManyAuditsTheyNeed() {
        assertThat(rule.judge(coverage(1000, 0, 0, 2001, true), Jobs.now()).reason())
                .endsWith("2001 still waiting (for about 3 more audits)");
    }

    @ParameterizedTest
    @CsvSource({"90, MEDIUM", "89, HIGH"})
    void judge_coverage_isHighBelowNinetyPercent(int evaluated, Severity expected) {
        assertThat(rule.judge(coverage(evaluated, 0, 0, 100 - evaluated, true), Jobs.now())
                        .severity())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, MEDIUM", "2, HIGH"})
    void judge_thirdIncompleteAuditInARow_isHigh(int before, Severity expected) {
        RuleContext context = new RuleContext(Jobs.NOW, Policy.standard(), Severity.MEDIUM, before);

        assertThat(rule.judge(coverage(499, 1, 0, 0, true), context).severity()).isEqualTo(expected);
    }

    @Test
    void judge_nothingListed_isHigh() {
        Verdict verdict = rule.judge(coverage(0, 0, 0, 0, false), Jobs.now());

        assertThat(verdict.severity()).isEqualTo(Severity.HIGH);
        assertThat(verdict.reason()).contains("could not be read to its end");
    }
}
