package dev.iotjobs.auditor.job.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cuts the times of a job to whole milliseconds. */
public final class JobTimes {

    private JobTimes() {}

    /**
     * The instant in whole milliseconds. Null for null, and for an instant whose milliseconds do not fit into a {@code
     * long}.
     */
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
