package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.account.AuditCoverageIncomplete;
import dev.iotjobs.auditor.rule.account.PolicyInvalid;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.account.RuleFailed;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.configuration.AbortCriteriaMissing;
import dev.iotjobs.auditor.rule.configuration.InProgressTimeoutMissing;
import dev.iotjobs.auditor.rule.lifecycle.JobForceCancelled;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import dev.iotjobs.auditor.setting.SettingKind.Levels;
import dev.iotjobs.auditor.setting.SharedSettings;
import dev.iotjobs.auditor.setting.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The policies and rule books among which histories choose. */
final class Policies {

    static final Policy USUAL = policy(new Threshold(10, 8, 20, 16), Duration.ofDays(30), Set.of());

    /** A policy with a lower threshold for critical failures. */
    static final Policy STRICT = policy(new Threshold(5, 3, 12, 8), Duration.ofDays(30), Set.of());

    static final List<Policy> ALL = List.of(
            USUAL,
            STRICT,
            policy(new Threshold(10, 8, 20, 16), Duration.ofDays(60), Set.of("IOTJ-CFG-01")),
            policy(new Threshold(10, 8, 20, 16), Duration.ofDays(30), Set.of("IOTJ-RUN-01", "IOTJ-ACC-01")));

    private static final List<Rule<?>> WHOLE_RULES = List.of(
            new QuotaNearLimit(),
            new AuditCoverageIncomplete(),
            new PolicyInvalid(),
            new RuleFailed(),
            new InProgressTimeoutMissing(),
            new AbortCriteriaMissing(),
            new JobForceCancelled(),
            new FailureRateTooHigh());

    /**
     * A rule book with all rules that these tests use. The rules cover these cases: a finding opens in the first audit
     * or only after several, has several severities, or depends on time.
     */
    static final RuleBook WHOLE_BOOK = new RuleBook(WHOLE_RULES);

    /** The whole rule book, and the rule book without IOTJ-CFG-01. */
    static final List<RuleBook> BOOKS = List.of(
            WHOLE_BOOK,
            new RuleBook(WHOLE_RULES.stream()
                    .filter(rule -> !rule.definition().id().equals("IOTJ-CFG-01"))
                    .toList()));

    private Policies() {}

    /**
     * Builds a policy whose limits fit Regions with about four jobs. If more than two known jobs are gone at once, an
     * audit does not yet treat them as deleted. If half of the jobs cannot be described, this alone does not make the
     * finding on coverage HIGH.
     *
     * @param failurePercent thresholds of the failure rate, in percent
     */
    private static Policy policy(Threshold failurePercent, Duration agesOutAfter, Set<String> rulesOff) {
        RuleDefinition<?> coverage = new AuditCoverageIncomplete().definition();
        return Policy.standard()
                .with(new FailureRateTooHigh().definition(), "failurePercent", new Levels(50).raw(failurePercent))
                .with(coverage, "highBelowPercent", BigDecimal.valueOf(50))
                .with(coverage, "brakeCount", BigDecimal.TWO)
                .with(SharedSettings.AGES_OUT_AFTER, agesOutAfter)
                .withRulesOff(rulesOff);
    }
}
