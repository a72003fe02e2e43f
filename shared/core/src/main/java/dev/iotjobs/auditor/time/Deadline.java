package dev.iotjobs.auditor.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The time limit of an audit, or of a part of it.
 *
 * @param start when the time begins
 * @param end when the work must be over
 */
public record Deadline(Instant start, Instant end) {

    /**
     * The deadline of work that begins at {@code now} and may take {@code time}.
     *
     * @throws IllegalArgumentException if {@code time} is not positive
     */
    public static Deadline in(Duration time, Instant now) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("time budget: must be positive, got " + time);
        }
        return new Deadline(now, now.plus(time));
    }

    /**
     * An earlier deadline, which leaves time for later work.
     *
     * @param reserve how much earlier; limited to half of {@link #length}
     */
    public Deadline reserving(Duration reserve) {
        Duration half = length().dividedBy(2);
        return new Deadline(start, end.minus(reserve.compareTo(half) < 0 ? reserve : half));
    }

    /** The time from the start to the end. */
    public Duration length() {
        return Duration.between(start, end);
    }

    /**
     * The deadline for a share of the time, counted from the start.
     *
     * @param part the share, from 0 to 1
     */
    public Deadline share(double part) {
        long millis = (long) (length().toMillis() * part);
        return new Deadline(start, start.plusMillis(millis));
    }
}
