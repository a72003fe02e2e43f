package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.setting.SettingValues;
import java.util.Map;

/** What the policy says of one rule for one subject. */
public sealed interface Ruling {

    /**
     * The rule gives verdicts, with these settings.
     *
     * @param shown the severities that are shown in place of the rule's own
     */
    record On(SettingValues settings, Map<Severity, Severity> shown) implements Ruling {

        /** With these settings, and severities as they are. */
        public On(SettingValues settings) {
            this(settings, Map.of());
        }
    }

    /** The rule gives none. */
    record Off() implements Ruling {}

    /**
     * Whether an override matches is not known, so that the rule gives no verdict.
     *
     * @param lacking what is not known, such as {@code whether override 'canary' matches}
     * @param settings those that hold without the override
     */
    record Undecided(Gap gap, String lacking, SettingValues settings) implements Ruling {}
}
