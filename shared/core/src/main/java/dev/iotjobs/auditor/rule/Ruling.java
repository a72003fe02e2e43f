package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.setting.SettingValues;
import java.util.Map;

/** What the policy decides on one rule for one subject. */
public sealed interface Ruling {

    /**
     * The rule is on: it gives verdicts, with these settings.
     *
     * @param shown maps each severity that the policy replaces to the severity that findings show instead
     */
    record On(SettingValues settings, Map<Severity, Severity> shown) implements Ruling {

        /** Makes a ruling with these settings. Findings show the severities that the rule gives. */
        public On(SettingValues settings) {
            this(settings, Map.of());
        }
    }

    /** The rule is off: it gives no verdicts. */
    record Off() implements Ruling {}

    /**
     * It is unknown whether an override matches. If the rule applies, its verdict is INSUFFICIENT_DATA.
     *
     * @param lacking what is unknown, such as {@code whether override 'canary' matches}
     * @param settings the settings without the override
     */
    record Undecided(Gap gap, String lacking, SettingValues settings) implements Ruling {}
}
