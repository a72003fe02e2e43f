package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.setting.SettingValues;
import java.util.Map;

/** What the policy decides on one rule for one subject. */
public sealed interface Ruling {

    /**
     * The rule gives verdicts, with these settings.
     *
     * @param shown severities that findings show, by the severity that the rule gives
     */
    record On(SettingValues settings, Map<Severity, Severity> shown) implements Ruling {

        /** The rule gives verdicts with these settings, and findings show the severity that the rule gives. */
        public On(SettingValues settings) {
            this(settings, Map.of());
        }
    }

    /** The rule gives no verdicts. */
    record Off() implements Ruling {}

    /**
     * It is unknown whether an override matches, so the rule gives no verdict.
     *
     * @param lacking what is unknown, such as {@code whether override 'canary' matches}
     * @param settings the settings without the override
     */
    record Undecided(Gap gap, String lacking, SettingValues settings) implements Ruling {}
}
