package dev.iotjobs.auditor.policy;

import dev.iotjobs.auditor.setting.SettingValues;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of one rule.
 *
 * @param isOn null where the rule's own default stands
 * @param settings those that differ
 */
public record RulePolicy(@Nullable Boolean isOn, SettingValues settings) {

    /** Nothing. */
    public static final RulePolicy NONE = new RulePolicy(null, SettingValues.STANDARD);
}
