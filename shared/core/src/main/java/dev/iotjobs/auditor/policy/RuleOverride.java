package dev.iotjobs.auditor.policy;

import java.util.Map;

/**
 * Adjustments of rules for some subjects only. For each rule, the first override that names it and matches applies.
 *
 * @param name for people
 * @param rules adjustments of rules, by rule id; settings are added to the rule's
 */
public record RuleOverride(String name, Selector when, Map<String, RulePolicy> rules) {

    public RuleOverride {
        rules = Map.copyOf(rules);
    }
}
