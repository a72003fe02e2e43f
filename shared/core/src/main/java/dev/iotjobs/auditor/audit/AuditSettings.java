package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;

/**
 * Settings that all audits of an installation share.
 *
 * @param policy decided once in each audit, under its leases
 * @param budget share of the service's rate limits that an audit may use
 * @param tick time between two scheduled audits
 * @param callsAtOnce most calls to tables and to IoT under way at the same time, in each Region; 1 makes an audit
 *     sequential, Region by Region
 * @param accountName that reports and messages have besides the id of the account; empty for none
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
     * Enough calls to use any budget even if an answer takes seconds, and fewer than the 1,024 files that a function
     * may open.
     */
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

    /** Settings of an installation that gives its account no name. */
    public AuditSettings(
            RuleBook ruleBook, PolicyChoice policy, Budget budget, Duration tick, int callsAtOnce, Timeline timeline) {
        this(ruleBook, policy, budget, tick, callsAtOnce, timeline, "");
    }
}
