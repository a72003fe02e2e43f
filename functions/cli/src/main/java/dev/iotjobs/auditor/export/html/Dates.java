package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and ages as a page shows them, in UTC.
 *
 * @param asOf the time that ages count back from
 */
record Dates(Instant asOf) {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /**
     * The day in words, for example {@code 24 Nov}. If the day is not in the year of {@code asOf}, its year is added:
     * {@code 24 Nov 2025}.
     */
    String day(Instant time) {
        return day(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    String day(LocalDate day) {
        return (day.getYear() == today().getYear() ? DAY : DAY_AND_YEAR).format(day);
    }

    /** The age in words, for example {@code 26 h}. */
    String age(Instant since) {
        return Times.age(Duration.between(since, asOf));
    }

    LocalDate today() {
        return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }

    /** The time 7 days before {@code asOf}. */
    Instant weekAgo() {
        return asOf.minus(WEEK);
    }

    boolean isInLastWeek(Instant time) {
        return !time.isBefore(weekAgo());
    }
}
