package dev.iotjobs.auditor.policy;

import java.util.Map;

/**
 * A part of the policy that changes rules for some subjects only. For each rule and subject, the first override that
 * changes the rule and matches the subject applies.
 *
 * @param name name for people
 * @param rules changes by rule id; settings without a value here keep the values that they have for all subjects
 */
public record RuleOverride(String name, Selector when, Map<String, RulePolicy> rules) {

    public RuleOverride {
        rules = Map.copyOf(rules);
    }
}
