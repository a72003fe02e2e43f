package dev.iotjobs.auditor.policy.view;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether one rule is on under a policy, and the values of the rule's settings. Ignores the policy's overrides, and
 * whether the policy switches on the facts that the rule needs.
 *
 * @param onBy what decides whether the rule is on: the default or the policy
 * @param shown severities that the policy replaces, each with the severity that findings show instead
 */
public record EffectiveRule(
        RuleDefinition<?> rule, boolean isOn, Source onBy, List<Value> values, Map<Severity, Severity> shown) {

    /** What decides whether a rule is on, or which value a setting of the rule has. */
    public enum Source {
        /** The default of the rule or setting. */
        DEFAULT,
        /** The policy's value of the setting for all rules. */
        SHARED,
        /** The policy's entry for this rule. */
        RULE
    }

    /**
     * The value of one setting.
     *
     * @param raw the value in the form of a policy document; null for a value that is not set
     */
    public record Value(Setting<?> setting, @Nullable Object raw, Source source) {

        private static <T> Value of(Setting<T> setting, SettingValues shared, SettingValues own) {
            if (own.has(setting)) {
                return new Value(setting, setting.kind().raw(own.get(setting)), Source.RULE);
            }
            Source source = shared.has(setting) ? Source.SHARED : Source.DEFAULT;
            return new Value(setting, setting.kind().raw(shared.get(setting)), source);
        }
    }

    /** Whether a rule is on under a policy, and the values of its settings. */
    public static EffectiveRule of(RuleDefinition<?> rule, Policy policy) {
        RulePolicy said = policy.rules().getOrDefault(rule.id(), RulePolicy.NONE);
        List<Value> values = new ArrayList<>();
        rule.settings().forEach(setting -> values.add(Value.of(setting, policy.shared(), said.settings())));
        Boolean isOn = said.isOn();
        return new EffectiveRule(
                rule,
                isOn == null ? rule.isOnByDefault() : isOn,
                isOn == null ? Source.DEFAULT : Source.RULE,
                List.copyOf(values),
                said.shown());
    }
}
