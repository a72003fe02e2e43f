package dev.iotjobs.auditor.policy;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Ruling;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rulings of one policy: what the policy decides on each rule for a subject. Safe for use by several threads. */
public final class Rulings {

    private final Policy policy;
    // The rulings that are the same for every subject, by rule id.
    private final Map<String, Ruling> general = new ConcurrentHashMap<>();

    public Rulings(Policy policy) {
        this.policy = policy;
    }

    public Policy policy() {
        return policy;
    }

    /**
     * What the policy decides on a rule for one subject, for example that the rule is off.
     *
     * @param known the facts about the job; null if the subject is not a job
     */
    public Ruling of(RuleDefinition<?> rule, String subjectId, @Nullable JobFacts known) {
        Ruling same = general.get(rule.id());
        if (same != null) {
            return same;
        }
        if (policy.isOverridden(rule)) {
            return policy.ruling(rule, subjectId, known);
        }
        Ruling made = policy.ruling(rule);
        general.put(rule.id(), made);
        return made;
    }
}
