package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives evenly spaced turns to the calls of one API in one Region. Gives no burst of turns at the start or after a
 * pause. The caller reports throttled calls and repeated failures, which slow the turns down. The caller also reports
 * answered calls, which speed the turns up to the maximum rate.
 *
 * <p>Safe for use by several threads.
 */
public final class Pacer {

    // Libraries do not fit: their token buckets spend unused calls in a burst, and cannot wait in simulated time.

    private static final double SLOWED = 0.7;
    private static final double RECOVERED = 1.005;
    private static final double SLOWEST = 0.5;

    /**
     * How late a call may be without delaying the next turn, as a fraction of the gap between turns. The limit is never
     * below {@link #LEAST_GRACE_NANOS}.
     */
    private static final double GRACE_OF_A_TURN = 0.5;

    // At high rates, every thread is later than half a gap.
    private static final long LEAST_GRACE_NANOS = Duration.ofMillis(20).toNanos();

    /** Several throttled calls within this time lower the rate only once. */
    private static final Duration ONE_SLOWING = Duration.ofSeconds(1);

    private final double ceiling;
    private final Timeline timeline;
    private final Instant start;
    private double rate;
    private long turns;
    private Instant nextTurn;
    private Instant slowedAt = Instant.MIN;

    /** @param callsPerSecond the maximum rate; infinite for no limit */
    public Pacer(double callsPerSecond, Timeline timeline) {
        this.ceiling = callsPerSecond;
        this.rate = callsPerSecond;
        this.timeline = timeline;
        this.start = timeline.instant();
        this.nextTurn = start;
    }

    /** Waits for the next turn. Returns false at once if the turn is later than {@code latest}. */
    public boolean awaitTurn(Instant latest) throws InterruptedException {
        Instant turn = takeTurn(timeline.instant(), latest);
        if (turn.isAfter(latest)) {
            return false;
        }
        timeline.sleepUntil(turn);
        return true;
    }

    private synchronized Instant takeTurn(Instant now, Instant latest) {
        long gapNanos = (long) (1e9 / rate);
        Instant earliest = now.minusNanos(Math.max(LEAST_GRACE_NANOS, (long) (gapNanos * GRACE_OF_A_TURN)));
        Instant turn = nextTurn.isAfter(earliest) ? nextTurn : earliest;
        if (now.isAfter(latest) || turn.isAfter(latest)) {
            return Instant.MAX;
        }
        nextTurn = turn.plusNanos(gapNanos);
        turns++;
        return turn;
    }

    /** Lowers the rate after a throttled call or repeated failures. */
    public synchronized void slowDown() {
        Instant now = timeline.instant();
        if (slowedAt.isAfter(now.minus(ONE_SLOWING))) {
            return;
        }
        slowedAt = now;
        double current = Double.isInfinite(rate) ? achieved(now) : rate;
        rate = Math.max(Math.min(SLOWEST, ceiling), current * SLOWED);
        Instant pause = now.plusNanos((long) (1e9 / rate));
        nextTurn = nextTurn.isAfter(pause) ? nextTurn : pause;
    }

    /** Raises the rate a little after an answered call. */
    public synchronized void answered() {
        rate = Math.min(ceiling, rate * RECOVERED);
    }

    /** The current rate, in calls a second. */
    public synchronized double rate() {
        return rate;
    }

    private double achieved(Instant now) {
        double seconds = Math.max(0.001, Duration.between(start, now).toNanos() / 1e9);
        return turns / seconds;
    }
}
