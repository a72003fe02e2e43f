package dev.iotjobs.auditor.policy.view;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The differences between two policies, by rule and setting. */
public final class PolicyDifference {

    private static final String ENABLED = "enabled";

    private final List<Change> changes = new ArrayList<>();

    private PolicyDifference() {}

    /**
     * A value that differs between two policies.
     *
     * @param subject the part of the policy that has the value: a rule, {@code facts}, {@code shared}, {@code lists},
     *     {@code overrides}, one override or one exemption
     * @param name name of the value; empty if the whole part was added or removed
     * @param before null if the value did not exist
     * @param after null if the value no longer exists
     */
    public record Change(
            String subject,
            String name,
            @Nullable Object before,
            @Nullable Object after) {

        /** One line, such as {@code IOTJ-RUN-01 minimumExecuted 10 -> 20} or {@code IOTJ-CFG-01 off}. */
        public String text() {
            if (name.equals(ENABLED) && before != null && after != null) {
                return subject + (after.equals(true) ? " on" : " off");
            }
            String what = name.isEmpty() ? subject : subject + " " + name;
            if (before == null) {
                return what + (name.isEmpty() ? " added" : " added: " + after);
            }
            return after == null ? what + " removed" : what + " " + before + " -> " + after;
        }
    }

    /** All changes, in the order of a policy document. */
    public static List<Change> between(Policy before, Policy after, Collection<RuleDefinition<?>> definitions) {
        PolicyDifference difference = new PolicyDifference();
        Map<String, Object> old = PolicyDocument.of(before, definitions);
        Map<String, Object> now = PolicyDocument.of(after, definitions);
        for (String scope : List.of("facts", "shared", "lists")) {
            difference.compare(scope, flat(old.get(scope)), flat(now.get(scope)));
        }
        for (RuleDefinition<?> rule : definitions) {
            difference.compare(EffectiveRule.of(rule, before), EffectiveRule.of(rule, after));
        }
        difference.compareAll("override", named(old.get("overrides"), "name"), named(now.get("overrides"), "name"));
        difference.compareOrder(before, after);
        difference.compareAll("exemption", named(old.get("exemptions"), "id"), named(now.get("exemptions"), "id"));
        return List.copyOf(difference.changes);
    }

    private void compare(EffectiveRule before, EffectiveRule after) {
        String id = before.rule().id();
        compare(id, ENABLED, before.isOn(), after.isOn());
        for (int i = 0; i < before.values().size(); i++) {
            EffectiveRule.Value old = before.values().get(i);
            EffectiveRule.Value now = after.values().get(i);
            boolean own = old.source() == EffectiveRule.Source.RULE || now.source() == EffectiveRule.Source.RULE;
            if (own) {
                compare(id, flat(old), flat(now));
            }
        }
        for (Severity severity : before.rule().severities().keySet()) {
            compare(
                    id,
                    "severity " + severity,
                    before.shown().getOrDefault(severity, severity),
                    after.shown().getOrDefault(severity, severity));
        }
    }

    private void compare(String subject, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(subject, name, before, after));
        }
    }

    private void compare(String subject, Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> compare(subject, name, before.get(name), after.get(name)));
    }

    private void compareAll(String noun, Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String subject = noun + " '" + name + "'";
            Object old = before.get(name);
            Object now = after.get(name);
            if (old == null || now == null) {
                changes.add(new Change(subject, "", old, now));
            } else {
                compare(subject, flat(old), flat(now));
            }
        }
    }

    /** Adds a change if both policies have overrides of the same names, but in another order. */
    private void compareOrder(Policy before, Policy after) {
        List<String> old = before.overrides().stream().map(RuleOverride::name).toList();
        List<String> now = after.overrides().stream().map(RuleOverride::name).toList();
        // The first override that matches applies, so their order matters
        if (!old.equals(now) && Set.copyOf(old).equals(Set.copyOf(now))) {
            changes.add(new Change("overrides", "order", old, now));
        }
    }

    /**
     * Puts the entries of a list into a map. The key of an entry is the value of its member {@code member}. Leaves out
     * entries that are not mappings.
     *
     * @param member such as {@code id}
     */
    private static Map<String, Object> named(@Nullable Object list, String member) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (list instanceof List<?> all) {
            for (Object entry : all) {
                if (entry instanceof Map<?, ?> members) {
                    entries.put(String.valueOf(members.get(member)), entry);
                }
            }
        }
        return entries;
    }

    private static Map<String, Object> flat(EffectiveRule.Value value) {
        return flat(Collections.singletonMap(value.setting().name(), value.raw()));
    }

    /** The values in nested mappings, by path: the names of the members, joined by dots. Leaves out null values. */
    private static Map<String, Object> flat(@Nullable Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                if (member instanceof Map<?, ?> inner) {
                    flat(inner).forEach((path, leaf) -> values.put(name + "." + path, leaf));
                } else if (member != null) {
                    values.put(String.valueOf(name), member);
                }
            });
        }
        return values;
    }
}
