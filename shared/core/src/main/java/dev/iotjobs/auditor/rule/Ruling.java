package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.setting.SettingValues;

/** What the policy says of one rule. */
public sealed interface Ruling {

    /** The rule gives verdicts, with these settings. */
    record On(SettingValues settings) implements Ruling {}

    /** The rule gives none. */
    record Off() implements Ruling {}
}
