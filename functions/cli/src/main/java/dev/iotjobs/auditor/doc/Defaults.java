package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingKind.Decimal;
import dev.iotjobs.auditor.setting.SettingKind.Levels;
import dev.iotjobs.auditor.setting.SettingKind.OneLevel;
import dev.iotjobs.auditor.setting.SettingKind.Time;
import dev.iotjobs.auditor.text.Figures;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts default values of settings into sentences. */
final class Defaults {

    /** The name of a setting, or of a member of its value, such as {@code `failurePercent.opensAt`}. */
    private static final Pattern NAME = Pattern.compile("`([a-zA-Z]+)(?:\\.([a-zA-Z]+))?`");

    private Defaults() {}

    /**
     * Replaces the names of settings in a sentence of a rule with their default values.
     *
     * @throws IllegalArgumentException if the sentence names a setting that the rule does not have
     */
    static String in(String sentence, RuleDefinition<?> rule) {
        return NAME.matcher(sentence).replaceAll(name -> Matcher.quoteReplacement(value(rule, name)));
    }

    private static String value(RuleDefinition<?> rule, MatchResult name) {
        Setting<?> setting = rule.setting(name.group(1));
        String value = setting == null ? null : name.group(2) == null ? whole(setting) : member(setting, name.group(2));
        if (value == null) {
            throw new IllegalArgumentException(rule.id() + ": " + name.group() + " is not a setting of the rule");
        }
        return value;
    }

    private static <T> String whole(Setting<T> setting) {
        return switch (setting.kind()) {
            case Decimal decimal -> setting.kind().raw(setting.standard()) + decimal.unit();
            case Time _ -> inWords((Duration) setting.standard());
            default -> text(setting);
        };
    }

    private static <T> @Nullable String member(Setting<T> setting, String member) {
        String unit = switch (setting.kind()) {
            case Levels _ -> " %";
            case OneLevel(var _, var levelUnit) -> levelUnit;
            default -> null;
        };
        return unit != null
                        && setting.kind().raw(setting.standard()) instanceof Map<?, ?> members
                        && members.containsKey(member)
                ? members.get(member) + unit
                : null;
    }

    private static String inWords(Duration span) {
        if (span.toSeconds() % 86_400 == 0) {
            return Figures.count(span.toDays(), "day");
        }
        return span.toSeconds() % 3_600 == 0
                ? Figures.count(span.toHours(), "hour")
                : Figures.count(span.toMinutes(), "minute");
    }

    /** A setting's default value as text, such as {@code 30d}. For a setting without a default value, {@code none}. */
    static <T> String text(Setting<T> setting) {
        Object raw = setting.kind().raw(setting.standard());
        return raw instanceof Map<?, ?> members
                ? members.entrySet().stream()
                        .map(member -> member.getKey() + " " + member.getValue())
                        .collect(Collectors.joining(", "))
                : raw == null ? "none" : raw.toString();
    }
}
