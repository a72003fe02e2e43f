package dev.iotjobs.auditor.cli.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time such as {@code 90s}, {@code 15m} or {@code 2h}, from 1 second to 24 hours. */
public final class TimeBudget implements ITypeConverter<Duration> {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})([smh])");
    private static final Duration LONGEST = Duration.ofDays(1);

    @Override
    public Duration convert(String text) {
        Matcher time = TIME.matcher(text);
        Duration budget = time.matches() ? durationOf(Long.parseLong(time.group(1)), time.group(2)) : Duration.ZERO;
        if (!budget.isPositive() || budget.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("must be from 1s to 24h, such as 90s, 15m or 2h, got '" + text + "'");
        }
        return budget;
    }

    private static Duration durationOf(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
