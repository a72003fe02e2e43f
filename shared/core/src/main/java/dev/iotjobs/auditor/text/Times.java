package dev.iotjobs.auditor.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times and durations as text. Times are in UTC. */
public final class Times {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private Times() {}

    /** The time to the minute, for example {@code 2026-11-28 06:45 UTC}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /**
     * A duration in minutes, from 1 h on in hours, and from 48 h on in days. Examples are {@code 58 min}, {@code 26 h}
     * and {@code 5 d}. The value is cut, not rounded. A negative duration is {@code 0 min}.
     */
    public static String age(Duration age) {
        if (age.compareTo(HOUR) < 0) {
            return Math.max(0, age.toMinutes()) + " min";
        }
        return age.compareTo(TWO_DAYS) < 0 ? age.toHours() + " h" : Figures.count(age.toDays()) + " d";
    }
}
