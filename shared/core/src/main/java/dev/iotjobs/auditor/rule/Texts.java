package dev.iotjobs.auditor.rule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures and times stand in a sentence, the same on every machine. */
public final class Texts {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Digits between two commas. */
    private static final int GROUP = 3;

    private Texts() {}

    /** Such as {@code 2026-11-28 06:45 UTC}. */
    public static String time(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Such as {@code 1,350}; quicker than a format, as every verdict has some. */
    public static String number(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int comma = text.length() - GROUP; comma > first; comma -= GROUP) {
            text.insert(comma, ',');
        }
        return text.toString();
    }

    /** Such as {@code 1 job} and {@code 1,350 jobs}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
