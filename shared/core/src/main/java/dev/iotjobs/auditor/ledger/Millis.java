package dev.iotjobs.auditor.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as whole milliseconds since the epoch: what the service itself gives, and half of an object's size. */
final class Millis {

    static final long NONE = Long.MIN_VALUE;

    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000 - 1;
    private static final long NANOS = 1_000_000;

    private Millis() {}

    /** What is out of range becomes its end: an absurd time is still a time. */
    static long of(@Nullable Instant instant) {
        return instant == null
                ? NONE
                : Math.clamp(instant.getEpochSecond(), -MOST_SECONDS, MOST_SECONDS) * 1_000 + instant.getNano() / NANOS;
    }

    static @Nullable Instant instant(long millis) {
        return millis == NONE ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Instant truncated(@Nullable Instant instant) {
        return instant(of(instant));
    }
}
