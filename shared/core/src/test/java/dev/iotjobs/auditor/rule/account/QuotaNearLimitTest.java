package dev.iotjobs.auditor.rule.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Outcomes;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaNearLimitTest {

    private final RuleTester rule = RuleTester.of(new QuotaNearLimit());

    private static QuotaUsage usage(@Nullable Double limit, long used, long undetermined, boolean wholeAccount) {
        LimitSource source = limit == null ? LimitSource.UNKNOWN : LimitSource.APPLIED;
        return new QuotaUsage(
                Jobs.PLACE,
                new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                limit,
                source,
                used,
                undetermined,
                wholeAccount);
    }

    private String judge(QuotaUsage usage, @Nullable Severity open) {
        RuleContext context = open == null ? Jobs.now() : Jobs.open(open);
        return Outcomes.of(rule.judge(usage, context));
    }

    @ParameterizedTest
    @CsvSource({
        "749, COMPLIANT",
        "750, NON_COMPLIANT MEDIUM",
        "899, NON_COMPLIANT MEDIUM",
        "900, NON_COMPLIANT HIGH",
        "1200, NON_COMPLIANT HIGH"
    })
    void judge_usageOfTheQuota_decides(long used, String expected) {
        assertThat(judge(usage(1000.0, used, 0, true), null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "700, MEDIUM, NON_COMPLIANT MEDIUM",
        "699, MEDIUM, COMPLIANT",
        "850, HIGH, NON_COMPLIANT HIGH",
        "849, HIGH, NON_COMPLIANT MEDIUM",
        "720, HIGH, NON_COMPLIANT MEDIUM",
        "720, , COMPLIANT",
        "860, MEDIUM, NON_COMPLIANT MEDIUM"
    })
    void judge_openFinding_closesAndFallsOnlyBelowTheLowerThresholds(
            long used, @Nullable Severity open, String expected) {
        assertThat(judge(usage(1000.0, used, 0, true), open)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "700, 49, , COMPLIANT",
        "700, 50, , INSUFFICIENT_DATA UNDECIDED",
        "750, 500, , NON_COMPLIANT MEDIUM",
        "600, 99, MEDIUM, COMPLIANT",
        "600, 100, MEDIUM, NON_COMPLIANT MEDIUM",
        "600, 400, MEDIUM, NON_COMPLIANT MEDIUM",
        "600, 250, HIGH, NON_COMPLIANT HIGH",
        "600, 249, HIGH, NON_COMPLIANT MEDIUM"
    })
    void judge_uncertainJobs_keepAFindingButOpenNone(
            long used, long undetermined, @Nullable Severity open, String expected) {
        assertThat(judge(usage(1000.0, used, undetermined, true), open)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "800, , NON_COMPLIANT MEDIUM",
        "900, MEDIUM, NON_COMPLIANT HIGH",
        "100, , INSUFFICIENT_DATA UNDECIDED",
        "100, MEDIUM, NON_COMPLIANT MEDIUM",
        "100, HIGH, NON_COMPLIANT HIGH"
    })
    void judge_partOfTheAccount_canOpenAndRaiseButNotCloseAFinding(
            long used, @Nullable Severity open, String expected) {
        assertThat(judge(usage(1000.0, used, 0, false), open)).isEqualTo(expected);
    }

    @Test
    void judge_partOfTheAccount_saysSo() {
        assertThat(rule.judge(usage(1000.0, 800, 0, false), Jobs.now()).reason())
                .isEqualTo("800 of 1,000 concurrent jobs (80.0 %); more may be in use, because not every job of the"
                        + " account was listed");
        assertThat(rule.judge(usage(1000.0, 800, 0, true), Jobs.now()).reason())
                .isEqualTo("800 of 1,000 concurrent jobs (80.0 %)");
    }

    @Test
    void judge_quotaUnknown_isMissing() {
        assertThat(judge(usage(null, 5000, 0, true), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(usage(0.0, 5000, 0, true), Severity.HIGH)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(judge(usage(-1.0, 0, 0, true), null)).isEqualTo("INSUFFICIENT_DATA MISSING");
        assertThat(rule.judge(usage(null, 5, 0, true), Jobs.now()).reason())
                .isEqualTo("the quota of concurrent jobs cannot be read,"
                        + " and AUDIT_QUOTA_FALLBACKS has no value for it");
        assertThat(rule.judge(usage(0.0, 5, 0, true), Jobs.now()).reason())
                .isEqualTo("the quota of concurrent jobs is not positive: 0.0");
    }

    @Test
    void percent_limitUnknownOrNotPositive_isNoNumber() {
        assertThat(usage(null, 5, 0, true).percent()).isNaN();
        assertThat(usage(0.0, 5, 0, true).percent()).isNaN();
        assertThat(usage(1_500.0, 1_499, 0, true).percent()).isEqualTo(99.9);
    }

    @Test
    void judge_assumedQuota_saysSo() {
        QuotaUsage assumed = new QuotaUsage(
                Jobs.PLACE,
                new QuotaUsage.Quota("L-4E068A30", "Active continuous jobs"),
                100_000.0,
                LimitSource.ASSUMED,
                90_000,
                2,
                true);
        Verdict verdict = rule.judge(assumed, Jobs.now());

        assertThat(verdict.reason())
                .isEqualTo(
                        "90,000 of 100,000 active continuous jobs (90.0 %); it is unknown whether 2 more jobs use the"
                                + " quota; the quota"
                                + " could not be read, so the default of AWS is assumed");
        assertThat(verdict.commands())
                .singleElement()
                .hasToString("aws service-quotas request-service-quota-increase --region eu-west-1"
                        + " --service-code iot --quota-code L-4E068A30 --desired-value 200000");
        assertThat(verdict.commands()).extracting(CliCommand::purpose).containsExactly("Request a higher quota:");
    }
}
