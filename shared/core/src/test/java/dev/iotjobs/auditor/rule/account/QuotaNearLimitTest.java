package dev.iotjobs.auditor.rule.account;

import static dev.iotjobs.auditor.rule.ComplianceStatus.COMPLIANT;
import static dev.iotjobs.auditor.rule.ComplianceStatus.INSUFFICIENT_DATA;
import static dev.iotjobs.auditor.rule.ComplianceStatus.NON_COMPLIANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.account.QuotaUsage.LimitSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaNearLimitTest {

    private final QuotaNearLimit rule = new QuotaNearLimit();

    private static QuotaUsage usage(@Nullable Double limit, long used, long undetermined, boolean wholeAccount) {
        LimitSource source = limit == null ? LimitSource.UNKNOWN : LimitSource.APPLIED;
        return new QuotaUsage(
                Jobs.PLACE, "L-FBF5CD89", "Concurrent jobs", limit, source, used, undetermined, wholeAccount);
    }

    @ParameterizedTest
    @CsvSource({
        "749, COMPLIANT,",
        "750, NON_COMPLIANT, MEDIUM",
        "899, NON_COMPLIANT, MEDIUM",
        "900, NON_COMPLIANT, HIGH",
        "1200, NON_COMPLIANT, HIGH"
    })
    void judge_usageOfTheQuota_decides(long used, ComplianceStatus expected, Severity severity) {
        Verdict verdict = rule.judge(usage(1000.0, used, 0, true), Jobs.now());

        assertThat(verdict.status()).isEqualTo(expected);
        assertThat(verdict.severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"700, NON_COMPLIANT", "699, COMPLIANT"})
    void judge_openFinding_closesBelowSeventyPercent(long used, ComplianceStatus expected) {
        assertThat(rule.judge(usage(1000.0, used, 0, true), Jobs.open(Severity.MEDIUM))
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void judge_quotaUnknown_isInsufficientData() {
        assertThat(rule.judge(usage(null, 5000, 0, true), Jobs.now()).status()).isEqualTo(INSUFFICIENT_DATA);
        assertThat(rule.judge(usage(0.0, 5000, 0, true), Jobs.now()).status()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void judge_undeterminedJobsCouldMatter_isInsufficientData() {
        assertThat(rule.judge(usage(1000.0, 700, 60, true), Jobs.now()).status())
                .isEqualTo(INSUFFICIENT_DATA);
        assertThat(rule.judge(usage(1000.0, 700, 40, true), Jobs.now()).status())
                .isEqualTo(COMPLIANT);
    }

    @Test
    void judge_partOfTheAccount_canOpenButNotResolve() {
        assertThat(rule.judge(usage(1000.0, 800, 0, false), Jobs.now()).status())
                .isEqualTo(NON_COMPLIANT);
        assertThat(rule.judge(usage(1000.0, 100, 0, false), Jobs.open(Severity.HIGH))
                        .status())
                .isEqualTo(INSUFFICIENT_DATA);
        assertThat(rule.judge(usage(1000.0, 800, 0, false), Jobs.open(Severity.HIGH))
                        .status())
                .isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void judge_assumedQuota_saysSo() {
        QuotaUsage assumed = new QuotaUsage(
                Jobs.PLACE, "L-4E068A30", "Active continuous jobs", 100_000.0, LimitSource.ASSUMED, 90_000, 0, true);
        Verdict verdict = rule.judge(assumed, Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo("90,000 of 100,000 active continuous jobs (90.0 %) are in use;"
                        + " the quota could not be read, AWS's published value is assumed");
        assertThat(verdict.command())
                .hasToString("aws service-quotas request-service-quota-increase --region eu-west-1"
                        + " --service-code iot --quota-code L-4E068A30 --desired-value 200000");
    }
}
