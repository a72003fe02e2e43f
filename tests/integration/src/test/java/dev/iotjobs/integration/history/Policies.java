package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.policy.CoverageLimits;
import dev.iotjobs.auditor.policy.FailureRate;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Threshold;
import dev.iotjobs.auditor.rule.account.AuditCoverageIncomplete;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.configuration.AbortCriteriaMissing;
import dev.iotjobs.auditor.rule.lifecycle.JobForceCancelled;
import dev.iotjobs.auditor.rule.runtime.FailureRateTooHigh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Policies and rule books that histories change between. */
final class Policies {

    /** More than two of four jobs that answer 404 at once are implausible; one of two that fails is not too many. */
    private static final CoverageLimits COVERAGE = new CoverageLimits(50, 3, Duration.ofHours(24), 10, 2);

    static final Policy USUAL = policy(new Threshold(10, 8, 20, 16), Duration.ofDays(30), Set.of());

    /** By which more failures are critical. */
    static final Policy STRICT = policy(new Threshold(5, 3, 12, 8), Duration.ofDays(30), Set.of());

    static final List<Policy> ALL = List.of(
            USUAL,
            STRICT,
            policy(new Threshold(10, 8, 20, 16), Duration.ofDays(60), Set.of("IOTJ-CFG-01")),
            policy(new Threshold(10, 8, 20, 16), Duration.ofDays(30), Set.of("IOTJ-RUN-01", "IOTJ-ACC-01")));

    static final RuleBook WHOLE_BOOK = RuleBook.standard();

    /** The whole book, and one that lacks a rule. */
    static final List<RuleBook> BOOKS = List.of(
            WHOLE_BOOK,
            new RuleBook(
                    List.of(new AbortCriteriaMissing(), new FailureRateTooHigh(), new JobForceCancelled()),
                    List.of(new QuotaNearLimit()),
                    List.of(new AuditCoverageIncomplete())));

    private Policies() {}

    private static Policy policy(Threshold failurePercent, Duration agesOutAfter, Set<String> rulesOff) {
        return new Policy(
                Duration.ofMinutes(10),
                agesOutAfter,
                Duration.ofDays(7),
                new FailureRate(failurePercent, 10, 3, 75),
                Duration.ofMinutes(15),
                new Threshold(75, 70, 90, 85),
                Map.of(),
                COVERAGE,
                rulesOff);
    }
}
