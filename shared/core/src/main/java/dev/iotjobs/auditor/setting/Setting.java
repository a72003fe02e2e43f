package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.setting.SettingKind.Count;
import dev.iotjobs.auditor.setting.SettingKind.Decimal;
import dev.iotjobs.auditor.setting.SettingKind.Flag;
import dev.iotjobs.auditor.setting.SettingKind.Levels;
import dev.iotjobs.auditor.setting.SettingKind.Names;
import dev.iotjobs.auditor.setting.SettingKind.OneLevel;
import dev.iotjobs.auditor.setting.SettingKind.OptionalGlob;
import dev.iotjobs.auditor.setting.SettingKind.Time;
import dev.iotjobs.auditor.text.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A value that a policy may change, with its texts for the policy schema, the pages of rules and error messages.
 *
 * @param name name in a policy, in camel case
 * @param standard the default value
 * @param scope the part of a policy that sets the value
 * @param description one sentence
 */
public record Setting<T>(String name, SettingKind<T> kind, T standard, Scope scope, String description) {

    /** The part of a policy that sets the value of a setting. */
    public enum Scope {
        /** A policy sets the value in the {@code settings} of one rule. */
        RULE,
        /**
         * A policy sets the value once, in {@code shared}, for all rules that read the setting. A value in the {@code
         * settings} of one rule takes precedence for this rule.
         */
        SHARED,
        /** A policy sets the value once, in {@code lists}, for all rules that read the setting. */
        LIST
    }

    /**
     * @throws IllegalArgumentException if the standard value is out of bounds, or the description does not end with a
     *     full stop
     */
    public Setting {
        String problem = kind.problem(standard);
        if (problem != null) {
            throw new IllegalArgumentException(name + ": " + problem);
        }
        if (!description.endsWith(".")) {
            throw new IllegalArgumentException(name + ": the description must be a sentence");
        }
    }

    /**
     * Creates a setting for a number.
     *
     * @param unit what the number counts, such as {@code jobs} or {@code audits}
     */
    public static Setting<Integer> count(
            String name, int standard, int least, int most, String unit, String description) {
        return new Setting<>(name, new Count(least, most, unit), standard, Scope.RULE, description);
    }

    /** Creates a setting for a share in percent. */
    public static Setting<Double> percent(String name, double standard, double least, double most, String description) {
        return new Setting<>(name, new Decimal(least, most, " %"), standard, Scope.RULE, description);
    }

    /** Creates a setting for a factor. */
    public static Setting<Double> factor(String name, double standard, double least, double most, String description) {
        return new Setting<>(name, new Decimal(least, most, ""), standard, Scope.RULE, description);
    }

    /** Creates a setting for a time span. */
    public static Setting<Duration> duration(
            String name, Duration standard, Duration least, Duration most, String description) {
        return new Setting<>(name, new Time(least, most), standard, Scope.RULE, description);
    }

    /**
     * Creates a setting for a {@link Threshold}: percentages at which a finding opens, closes or changes its severity.
     *
     * @param mostOpensAt highest valid value of {@code opensAt}
     */
    public static Setting<Threshold> percentLevels(
            String name, Threshold standard, double mostOpensAt, String description) {
        return new Setting<>(name, new Levels(mostOpensAt), standard, Scope.RULE, description);
    }

    /** Creates a setting with two percentages: a finding opens at the first, and closes below the second. */
    public static Setting<Band> percentLevel(String name, Band standard, String description) {
        return new Setting<>(name, new OneLevel(100, " %"), standard, Scope.RULE, description);
    }

    /**
     * Creates a setting with two numbers: a finding opens at the first, and closes below the second.
     *
     * @param most highest valid number at which a finding opens
     * @param unit what the number counts, such as {@code jobs}
     */
    public static Setting<Band> countLevel(String name, Band standard, int most, String unit, String description) {
        return new Setting<>(name, new OneLevel(most, " " + unit), standard, Scope.RULE, description);
    }

    /** Creates a setting that is true or false. */
    public static Setting<Boolean> flag(String name, boolean standard, String description) {
        return new Setting<>(name, new Flag(), standard, Scope.RULE, description);
    }

    /**
     * Creates a setting for a pattern, without a pattern by default. {@code *} stands for any text and {@code ?} for
     * one character.
     */
    public static Setting<Optional<Glob>> pattern(String name, String description) {
        return new Setting<>(name, new OptionalGlob(), Optional.empty(), Scope.RULE, description);
    }

    /** Creates a setting that one rule reads: a list of names or patterns. */
    public static Setting<List<String>> names(String name, List<String> standard, String noun, String description) {
        return new Setting<>(name, new Names(noun, false), standard, Scope.RULE, description);
    }

    /** Creates a setting that several rules read: a list of names or patterns. */
    public static Setting<List<String>> list(String name, List<String> standard, String noun, String description) {
        return new Setting<>(name, new Names(noun, false), standard, Scope.LIST, description);
    }

    /**
     * Creates a setting that several rules read: a list of tags, each tag written as {@code key=value}. Audits store
     * the values that jobs have for the keys of these tags.
     */
    public static Setting<List<String>> tags(String name, List<String> standard, String description) {
        return new Setting<>(name, new Names("tags as key=value", true), standard, Scope.LIST, description);
    }

    /** A copy of this setting that a policy sets once, for all rules that read it. */
    public Setting<T> shared() {
        return new Setting<>(name, kind, standard, Scope.SHARED, description);
    }
}
