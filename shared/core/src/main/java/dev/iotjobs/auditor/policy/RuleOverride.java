package dev.iotjobs.auditor.policy;

import java.util.Map;

/**
 * Changes to rules for some subjects only. For each rule, the first override that changes the rule and matches the
 * subject applies.
 *
 * @param name name for people
 * @param rules changes to rules, by rule id; a setting without a value here keeps the value that it has for all
 *     subjects
 */
public record RuleOverride(String name, Selector when, Map<String, RulePolicy> rules) {

    public RuleOverride {
        rules = Map.copyOf(rules);
    }
}
