package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleBook;
import java.util.Objects;

/** How audits are made. */
public record AuditSettings(
        RuleBook ruleBook, Policy policy, Scope scope, Budget budget, Freshness freshness, Timeline timeline) {

    public AuditSettings {
        Objects.requireNonNull(ruleBook, "ruleBook");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(freshness, "freshness");
        Objects.requireNonNull(timeline, "timeline");
    }

    /** Which rules and policy judge: what was judged by others is judged again. */
    String rulesAndPolicy() {
        return ruleBook.version() + "/" + policy.version();
    }
}
