package dev.iotjobs.auditor.policy;

import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy changes in the defaults of one rule.
 *
 * @param isOn whether the rule is on; null for the rule's default
 * @param settings the settings that differ from their defaults
 * @param shown the severities that the policy replaces: maps the rule's severity to the severity that findings show
 */
public record RulePolicy(@Nullable Boolean isOn, SettingValues settings, Map<Severity, Severity> shown) {

    /** No changes, so that the rule has its defaults. */
    public static final RulePolicy NONE = new RulePolicy(null, SettingValues.STANDARD, Map.of());

    public RulePolicy {
        shown = Map.copyOf(shown);
    }

    /**
     * Combines these changes with {@code other}. If both change the same value, {@code other} wins. If {@code other}
     * replaces any severity, only the replacements of {@code other} apply.
     */
    RulePolicy with(RulePolicy other) {
        return new RulePolicy(
                other.isOn == null ? isOn : other.isOn,
                settings.with(other.settings),
                other.shown.isEmpty() ? shown : other.shown);
    }
}
