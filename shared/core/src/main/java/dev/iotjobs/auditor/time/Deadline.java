package dev.iotjobs.auditor.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The time limit of an audit, or of a part of it.
 *
 * @param start when the time began
 * @param end when it must be over
 */
public record Deadline(Instant start, Instant end) {

    /**
     * A deadline this long after now.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public static Deadline in(Duration time, Instant now) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("time budget: must be positive, got " + time);
        }
        return new Deadline(now, now.plus(time));
    }

    /** An earlier deadline that leaves this reserve for later work, but at most half of the time. */
    public Deadline reserving(Duration reserve) {
        Duration half = length().dividedBy(2);
        return new Deadline(start, end.minus(reserve.compareTo(half) < 0 ? reserve : half));
    }

    /** The time from the start to the end. */
    public Duration length() {
        return Duration.between(start, end);
    }

    /** The deadline of a part of the time, from the start on. */
    public Deadline share(double part) {
        long millis = (long) (length().toMillis() * part);
        return new Deadline(start, start.plusMillis(millis));
    }
}
