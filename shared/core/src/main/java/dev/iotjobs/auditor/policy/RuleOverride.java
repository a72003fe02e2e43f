package dev.iotjobs.auditor.policy;

import java.util.Map;

/**
 * What holds for some subjects only. Of the overrides that name a rule, the first one that matches decides.
 *
 * @param name for a person
 * @param rules what is said of rules, by their ids; settings add to the rule's own
 */
public record RuleOverride(String name, Selector when, Map<String, RulePolicy> rules) {

    public RuleOverride {
        rules = Map.copyOf(rules);
    }
}
