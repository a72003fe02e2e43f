package dev.iotjobs.auditor.policy;

import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The adjustments of one rule in a policy.
 *
 * @param isOn null for the rule's default
 * @param settings the settings that differ from their defaults
 * @param shown the shown severities by the rule's own
 */
public record RulePolicy(@Nullable Boolean isOn, SettingValues settings, Map<Severity, Severity> shown) {

    /** No adjustment. */
    public static final RulePolicy NONE = new RulePolicy(null, SettingValues.STANDARD, Map.of());

    public RulePolicy {
        shown = Map.copyOf(shown);
    }

    /** These values, overridden by those of {@code other}. */
    RulePolicy with(RulePolicy other) {
        return new RulePolicy(
                other.isOn == null ? isOn : other.isOn,
                settings.with(other.settings),
                other.shown.isEmpty() ? shown : other.shown);
    }
}
