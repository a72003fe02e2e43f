package dev.iotjobs.auditor.setting;

import dev.iotjobs.auditor.text.Glob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of settings, such as whole numbers or time spans. Reads, checks and writes their values. A raw value is a
 * value as in a YAML or JSON document: a {@link BigDecimal}, a {@link Boolean}, a {@link String}, or a {@link List} or
 * {@link Map} of raw values.
 */
public sealed interface SettingKind<T> {

    /**
     * Reads a raw value.
     *
     * @param raw null for a key without a value
     * @param standard the default value; supplies the members that a mapping in the policy document leaves out
     * @throws IllegalArgumentException if the raw value is invalid; the message has the requirement and the value
     */
    T read(@Nullable Object raw, T standard);

    /** What is wrong with a value, in words: the requirement and the value itself. Null if the value is valid. */
    @Nullable
    String problem(T value);

    /** The value as a policy document has it: a scalar, a list or a map; null for an empty optional value. */
    @Nullable
    Object raw(T value);

    /** The valid values in words, such as {@code 1 to 1000 executions}. */
    String bounds();

    /** The exception for an invalid raw value. */
    private static IllegalArgumentException wrong(String expected, @Nullable Object raw) {
        return new IllegalArgumentException("must be " + expected + ", got " + shown(raw));
    }

    private static String shown(@Nullable Object raw) {
        return switch (raw) {
            case null -> "nothing";
            case String text -> "'" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a mapping";
            case BigDecimal number -> number.toPlainString().length() > 40 ? number.toString() : number.toPlainString();
            default -> raw.toString();
        };
    }

    private static <T> T checked(SettingKind<T> kind, T value) {
        String problem = kind.problem(value);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return value;
    }

    private static BigDecimal plain(double value) {
        return new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }

    /** The numbers in a mapping, by the names of its members. The result may lack some of {@code names}. */
    private static Map<String, Double> numbers(@Nullable Object raw, List<String> names) {
        if (!(raw instanceof Map<?, ?> members)) {
            throw wrong("a mapping of " + String.join(", ", names), raw);
        }
        List<String> problems = new ArrayList<>();
        Map<String, Double> values = new TreeMap<>();
        members.forEach((name, value) -> {
            if (!names.contains(String.valueOf(name))) {
                problems.add("unknown member '" + name + "', must be one of " + String.join(", ", names));
            } else if (value instanceof BigDecimal number) {
                values.put(String.valueOf(name), number.doubleValue());
            } else {
                problems.add(name + " " + wrong("a number", value).getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return values;
    }

    /** A whole number with a unit, such as {@code executions}. */
    record Count(int least, int most, String unit) implements SettingKind<Integer> {

        @Override
        public Integer read(@Nullable Object raw, Integer standard) {
            if (raw instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0) {
                if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                    throw wrong("from " + bounds(), raw);
                }
                return number.intValueExact();
            }
            throw wrong("a whole number from " + bounds(), raw);
        }

        @Override
        public @Nullable String problem(Integer value) {
            return least <= value && value <= most ? null : "must be from " + bounds() + ", got " + value;
        }

        @Override
        public Object raw(Integer value) {
            return value;
        }

        @Override
        public String bounds() {
            return least + " to " + most + " " + unit;
        }
    }

    /**
     * A number that need not be whole.
     *
     * @param unit begins with a blank, such as {@code " %"}; empty for none
     */
    record Decimal(double least, double most, String unit) implements SettingKind<Double> {

        @Override
        public Double read(@Nullable Object raw, Double standard) {
            if (raw instanceof BigDecimal number) {
                return checked(this, number.doubleValue());
            }
            throw wrong("a number from " + bounds(), raw);
        }

        @Override
        public @Nullable String problem(Double value) {
            return least <= value && value <= most ? null : "must be from " + bounds() + ", got " + plain(value);
        }

        @Override
        public Object raw(Double value) {
            return plain(value);
        }

        @Override
        public String bounds() {
            return plain(least) + " to " + plain(most) + unit;
        }
    }

    /** A time span, such as {@code 90s}, {@code 15m}, {@code 12h} or {@code 30d}. */
    record Time(Duration least, Duration most) implements SettingKind<Duration> {

        /** The regular expression of a time span in a policy document. */
        public static final String PATTERN = "(0|[1-9][0-9]{0,8})([smhd])";

        private static final Pattern SPAN = Pattern.compile(PATTERN);

        @Override
        public Duration read(@Nullable Object raw, Duration standard) {
            Matcher matcher = SPAN.matcher(raw instanceof String text ? text : "");
            if (!matcher.matches()) {
                throw wrong("a time span such as 90s, 15m, 12h or 30d", raw);
            }
            long number = Long.parseLong(matcher.group(1));
            return checked(
                    this,
                    switch (matcher.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }

        @Override
        public @Nullable String problem(Duration value) {
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0
                    ? null
                    : "must be from " + bounds() + ", got " + text(value);
        }

        @Override
        public Object raw(Duration value) {
            return text(value);
        }

        @Override
        public String bounds() {
            return text(least) + " to " + text(most);
        }

        /** The time span as text, in the largest unit that gives a whole number, such as {@code 36h}. */
        public static String text(Duration value) {
            long seconds = value.toSeconds();
            if (seconds == 0) {
                return "0s";
            }
            if (seconds % 86_400 == 0) {
                return seconds / 86_400 + "d";
            }
            if (seconds % 3_600 == 0) {
                return seconds / 3_600 + "h";
            }
            return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
        }
    }

    /** A {@link Threshold}: a lower and an upper level. Its {@code opensAt} is at most {@code mostOpensAt} percent. */
    record Levels(double mostOpensAt) implements SettingKind<Threshold> {

        private static final List<String> MEMBERS = List.of("opensAt", "closesBelow", "risesAt", "fallsBelow");

        @Override
        public Threshold read(@Nullable Object raw, Threshold standard) {
            Map<String, Double> values = numbers(raw, MEMBERS);
            return checked(
                    this,
                    new Threshold(
                            values.getOrDefault("opensAt", standard.opensAt()),
                            values.getOrDefault("closesBelow", standard.closesBelow()),
                            values.getOrDefault("risesAt", standard.risesAt()),
                            values.getOrDefault("fallsBelow", standard.fallsBelow())));
        }

        @Override
        public @Nullable String problem(Threshold value) {
            if (!value.isInOrder()) {
                return "needs 0 < closesBelow <= opensAt <= fallsBelow <= risesAt <= 100 and opensAt < risesAt, got "
                        + value;
            }
            return value.opensAt() <= mostOpensAt
                    ? null
                    : "opensAt must be at most " + plain(mostOpensAt) + ", got " + plain(value.opensAt());
        }

        @Override
        public Object raw(Threshold value) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("opensAt", plain(value.opensAt()));
            members.put("closesBelow", plain(value.closesBelow()));
            members.put("risesAt", plain(value.risesAt()));
            members.put("fallsBelow", plain(value.fallsBelow()));
            return members;
        }

        @Override
        public String bounds() {
            return "0 < closesBelow ≤ opensAt ≤ fallsBelow ≤ risesAt ≤ 100 %, opensAt < risesAt"
                    + (mostOpensAt < 100 ? ", opensAt ≤ " + plain(mostOpensAt) : "");
        }
    }

    /**
     * A setting with two values from 1 to {@code most}: a finding opens at the first, and closes below the second.
     *
     * @param unit begins with a blank, such as {@code " %"}
     */
    record OneLevel(int most, String unit) implements SettingKind<Band> {

        private static final List<String> MEMBERS = List.of("opensAt", "closesBelow");

        @Override
        public Band read(@Nullable Object raw, Band standard) {
            Map<String, Double> values = numbers(raw, MEMBERS);
            return checked(
                    this,
                    new Band(
                            values.getOrDefault("opensAt", standard.opensAt()),
                            values.getOrDefault("closesBelow", standard.closesBelow())));
        }

        @Override
        public @Nullable String problem(Band value) {
            return value.isInOrder(most) ? null : "needs 1 <= closesBelow <= opensAt <= " + most + ", got " + value;
        }

        @Override
        public Object raw(Band value) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("opensAt", plain(value.opensAt()));
            members.put("closesBelow", plain(value.closesBelow()));
            return members;
        }

        @Override
        public String bounds() {
            return "1 ≤ closesBelow ≤ opensAt ≤ " + most + unit;
        }
    }

    /**
     * A list of names or patterns.
     *
     * @param areTags whether each entry must be a tag, written as {@code key=value}
     */
    record Names(String noun, boolean areTags) implements SettingKind<List<String>> {

        @Override
        public List<String> read(@Nullable Object raw, List<String> standard) {
            if (!(raw instanceof List<?> entries) || !entries.stream().allMatch(String.class::isInstance)) {
                throw wrong("a list of " + noun, raw);
            }
            return checked(this, entries.stream().map(String.class::cast).toList());
        }

        @Override
        public @Nullable String problem(List<String> value) {
            if (value.stream().anyMatch(String::isBlank)) {
                return "an entry is empty";
            }
            return value.stream()
                    .filter(entry -> areTags && entry.indexOf('=') < 1)
                    .findFirst()
                    .map(entry -> "each entry must be key=value, got " + shown(entry))
                    .orElse(null);
        }

        @Override
        public Object raw(List<String> value) {
            return value;
        }

        @Override
        public String bounds() {
            return noun;
        }
    }

    /** A pattern with * and ?, or no pattern. */
    record OptionalGlob() implements SettingKind<Optional<Glob>> {

        /** Maximum length of a pattern, in characters. */
        public static final int LONGEST = 200;

        private static final String EXPECTED = "a pattern (wildcards * and ?) of 1 to " + LONGEST + " characters";

        @Override
        public Optional<Glob> read(@Nullable Object raw, Optional<Glob> standard) {
            if (raw == null) {
                return Optional.empty();
            }
            if (raw instanceof String text) {
                return checked(this, Optional.of(new Glob(text)));
            }
            throw wrong(EXPECTED, raw);
        }

        @Override
        public @Nullable String problem(Optional<Glob> value) {
            return value.map(Glob::pattern)
                    .filter(pattern -> pattern.isBlank() || pattern.codePointCount(0, pattern.length()) > LONGEST)
                    .map(pattern -> "must be " + EXPECTED + ", got " + shown(pattern))
                    .orElse(null);
        }

        @Override
        public @Nullable Object raw(Optional<Glob> value) {
            return value.map(Glob::pattern).orElse(null);
        }

        @Override
        public String bounds() {
            return "none, or " + EXPECTED;
        }
    }

    /** A truth value. A policy document may also write {@code on} or {@code off}, which YAML 1.2 reads as text. */
    record Flag() implements SettingKind<Boolean> {

        @Override
        public Boolean read(@Nullable Object raw, Boolean standard) {
            if (raw instanceof Boolean flag) {
                return flag;
            }
            if ("on".equals(raw) || "off".equals(raw)) {
                return "on".equals(raw);
            }
            throw wrong("true, false, on or off", raw);
        }

        @Override
        public @Nullable String problem(Boolean value) {
            return null;
        }

        @Override
        public Object raw(Boolean value) {
            return value;
        }

        @Override
        public String bounds() {
            return "true or false";
        }
    }
}
