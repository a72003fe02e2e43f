package dev.iotjobs.auditor.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the time of the service that keeps the tables, from answers of the service. Until an answer states the
 * time, uses the clock of this machine. Safe for use by several threads.
 */
public final class ServiceClock implements InstantSource {

    /** Precision of the service's times, which are whole seconds. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private static final Duration APART_AT_MOST = Duration.ofMinutes(5);

    private final InstantSource local;
    private volatile @Nullable Duration ahead;

    /** @param local the clock of this machine */
    public ServiceClock(InstantSource local) {
        this.local = local;
    }

    /**
     * Compares the clocks by the first answer that states a time. Ignores later answers.
     *
     * @param asked when this machine sent the request, by its own clock; the answer has arrived now
     * @param answered the service's time; null if the answer states none
     */
    public void compare(Instant asked, @Nullable Instant answered) {
        if (answered == null || ahead != null) {
            return; // the measured difference must not change after the run has stored times
        }
        Instant now = local.instant();
        if (answered.isBefore(asked.minus(PRECISION))) {
            ahead = Duration.between(asked, answered);
        } else if (answered.isAfter(now.plus(PRECISION))) {
            ahead = Duration.between(now, answered);
        } else {
            ahead = Duration.ZERO;
        }
    }

    /**
     * Requires that the clock of this machine is roughly right.
     *
     * @param answered the service's time in an answer that has arrived now; null if the answer states none
     * @throws ClockException if the clocks are more than five minutes apart
     */
    public void requireRight(@Nullable Instant answered) {
        if (answered == null) {
            return;
        }
        Instant now = local.instant();
        Duration apart = Duration.between(answered, now);
        if (apart.abs().compareTo(APART_AT_MOST) > 0) {
            throw new ClockException(
                    "the clock of this machine is " + apart.abs().toMinutes() + " minutes "
                            + (apart.isNegative() ? "behind" : "ahead of") + " DynamoDB's: this machine says "
                            + now.truncatedTo(ChronoUnit.SECONDS) + ", DynamoDB says " + answered
                            + "; set the clock of this machine");
        }
    }

    @Override
    public Instant instant() {
        return at(local.instant());
    }

    /**
     * Returns {@code answered}, or the service's current time if {@code answered} is null.
     *
     * @param answered a time in an answer of the service
     */
    public Instant timeOf(@Nullable Instant answered) {
        return answered == null ? instant() : answered;
    }

    /** The service's time at an instant of this machine's clock. */
    public Instant at(Instant instant) {
        Duration measured = ahead;
        return measured == null ? instant : instant.plus(measured);
    }

    /**
     * Thrown if the clocks of this machine and of the service are more than five minutes apart. The message is for
     * people.
     */
    public static final class ClockException extends RuntimeException {

        private ClockException(String message) {
            super(message, null, false, false);
        }
    }
}
