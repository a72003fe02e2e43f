package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;

/**
 * Settings that all audits of an installation share.
 *
 * @param policy how an audit decides which policy to use
 * @param budget part of AWS's rate limits that an audit may use
 * @param tick time between two scheduled audits
 * @param callsAtOnce maximum number of concurrent calls to tables and to IoT in each Region; with 1, Regions are also
 *     audited one by one
 * @param accountName name of the account in reports and messages; empty if the account has no name
 */
public record AuditSettings(
        RuleBook ruleBook,
        PolicyChoice policy,
        Budget budget,
        Duration tick,
        int callsAtOnce,
        Timeline timeline,
        String accountName) {

    /**
     * The default maximum number of concurrent calls in each Region. It suffices to reach the permitted rate even if an
     * answer takes seconds.
     */
    // Not higher: each call needs a connection, and a Lambda function may open 1,024 files and connections
    public static final int DEFAULT_CALLS_AT_ONCE = 64;

    /** @throws IllegalArgumentException if the tick or the number of calls is not positive */
    public AuditSettings {
        if (!tick.isPositive()) {
            throw new IllegalArgumentException("tick: must be positive, got " + tick);
        }
        if (callsAtOnce < 1) {
            throw new IllegalArgumentException("callsAtOnce: must be at least 1, got " + callsAtOnce);
        }
    }

    /** Settings of an installation that has no name for its account. */
    public AuditSettings(
            RuleBook ruleBook, PolicyChoice policy, Budget budget, Duration tick, int callsAtOnce, Timeline timeline) {
        this(ruleBook, policy, budget, tick, callsAtOnce, timeline, "");
    }
}
