package dev.iotjobs.auditor.audit.result;

import java.time.Duration;
import java.time.Instant;

/** The start and the end of an activity. */
public record TimeSpan(Instant start, Instant end) {

    /** The duration in milliseconds; 0 if the clock was set back meanwhile. */
    public long millis() {
        return Math.max(0, Duration.between(start, end).toMillis());
    }
}
