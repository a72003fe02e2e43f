package dev.iotjobs.auditor.policy;

import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of one rule.
 *
 * @param isOn null where the rule's own default stands
 * @param settings those that differ
 * @param shown the severities that are shown in place of the rule's own
 */
public record RulePolicy(@Nullable Boolean isOn, SettingValues settings, Map<Severity, Severity> shown) {

    /** Nothing. */
    public static final RulePolicy NONE = new RulePolicy(null, SettingValues.STANDARD, Map.of());

    public RulePolicy {
        shown = Map.copyOf(shown);
    }

    /** This, where another one says nothing. */
    RulePolicy with(RulePolicy other) {
        return new RulePolicy(
                other.isOn == null ? isOn : other.isOn,
                settings.with(other.settings),
                other.shown.isEmpty() ? shown : other.shown);
    }
}
