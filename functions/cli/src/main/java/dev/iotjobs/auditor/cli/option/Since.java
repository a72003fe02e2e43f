package dev.iotjobs.auditor.cli.option;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time in the past: an age such as {@code 24h}, a day in UTC, or an instant.
 *
 * @param text the value as given
 * @param ago the age; null for a day or an instant
 * @param at the instant, or the start of the day; null for an age
 */
public record Since(
        String text, @Nullable Duration ago, @Nullable Instant at) {

    private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([mhdw])");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MINUTE =
            Pattern.compile("(" + DAY.pattern() + ")[ T]([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\\.[0-9]{1,9})?)?Z?");

    /** The time that this value stands for. An age is subtracted from {@code now}. */
    public Instant before(Instant now) {
        return ago != null ? now.minus(ago) : at != null ? at : now;
    }

    /** Converts an option's value: an age, a day or an instant. */
    public static final class Converter implements ITypeConverter<Since> {

        @Override
        public Since convert(String text) {
            try {
                return read(text.strip());
            } catch (DateTimeException e) {
                throw new TypeConversionException("must be an age such as 90m, 24h or 7d, a day such as 2026-11-27, or"
                        + " a time such as 2026-11-27T06:45Z, got '" + text + "'");
            }
        }

        private static Since read(String text) {
            Matcher age = AGE.matcher(text);
            if (age.matches()) {
                return new Since(text, duration(Long.parseLong(age.group(1)), age.group(2)), null);
            }
            if (DAY.matcher(text).matches()) {
                return new Since(
                        text,
                        null,
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            Matcher minute = MINUTE.matcher(text);
            if (!minute.matches()) {
                throw new DateTimeException("not a time");
            }
            String seconds = minute.group(3) == null ? ":00" : minute.group(3);
            return new Since(text, null, Instant.parse(minute.group(1) + "T" + minute.group(2) + seconds + "Z"));
        }

        private static Duration duration(long amount, String unit) {
            return switch (unit) {
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> Duration.ofDays(7 * amount);
            };
        }
    }
}
