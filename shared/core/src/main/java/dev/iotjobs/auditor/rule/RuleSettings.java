package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.policy.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings that a rule reads, by their names, as texts that are the same in every process and on every machine.
 *
 * @param values in the order of their names
 */
public record RuleSettings(Map<String, String> values) {

    private static final RuleSettings NONE = new RuleSettings(Map.of());

    public RuleSettings {
        values = new TreeMap<>(values);
    }

    public static RuleSettings none() {
        return NONE;
    }

    public RuleSettings and(String name, Duration value) {
        return and(name, value.toMillis() + "ms");
    }

    public RuleSettings and(String name, double value) {
        return and(name, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }

    public RuleSettings and(String name, Threshold value) {
        return and(name + ".opensAt", value.opensAt())
                .and(name + ".closesBelow", value.closesBelow())
                .and(name + ".risesAt", value.risesAt())
                .and(name + ".fallsBelow", value.fallsBelow());
    }

    public RuleSettings and(String name, Map<String, Double> values) {
        RuleSettings all = this;
        for (Map.Entry<String, Double> value : values.entrySet()) {
            all = all.and(name + "." + value.getKey(), value.getValue());
        }
        return all;
    }

    private RuleSettings and(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new RuleSettings(more);
    }

    /** One line a setting. */
    public String text() {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }
}
