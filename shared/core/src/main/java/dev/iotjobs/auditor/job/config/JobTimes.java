package dev.iotjobs.auditor.job.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times of a job, in whole milliseconds. */
public final class JobTimes {

    private JobTimes() {}

    /** The instant in whole milliseconds; null for null, and for one that is millions of years away. */
    public static @Nullable Instant wholeMillis(@Nullable Instant instant) {
        if (instant == null) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(instant.toEpochMilli());
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
