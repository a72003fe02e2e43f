package dev.iotjobs.auditor.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long what DescribeJob said of a job counts as fresh.
 *
 * @param shortest interval of a live job whose counters move: the time between two audits; zero has every live job
 *     described in every audit
 * @param longest interval of a live job whose counters stand still, and of one that may not be described
 * @param settling how long after its end a job's counters may still move
 * @param ended interval of a job that ended and has settled
 */
public record Freshness(Duration shortest, Duration longest, Duration settling, Duration ended) {

    /** Intervals are at most doubled this often: beyond, they are the longest anyway. */
    private static final int MOST_DOUBLINGS = 20;

    /** @throws IllegalArgumentException unless 0 &le; shortest &le; longest &le; ended and settling is not negative */
    public Freshness {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0 || ended.compareTo(longest) < 0) {
            throw new IllegalArgumentException("freshness: needs 0 <= shortest <= longest <= ended, got shortest="
                    + shortest + " longest=" + longest + " ended=" + ended);
        }
        if (settling.isNegative()) {
            throw new IllegalArgumentException("freshness: settling must not be negative, got " + settling);
        }
    }

    /** For an audit every so often. */
    public static Freshness every(Duration tick) {
        return new Freshness(tick, Duration.ofHours(24), Duration.ofHours(24), Duration.ofDays(30));
    }

    /** For somebody who asks now: every job that has not ended is described anew. */
    public static Freshness now() {
        return new Freshness(Duration.ZERO, Duration.ZERO, Duration.ofHours(24), Duration.ofDays(30));
    }

    /** When the evidence on a job runs out; null for a job that was never described, nor tried. */
    public @Nullable Instant dueAt(LedgerEntry entry) {
        Refusal refusal = entry.refusal();
        if (refusal != null) {
            return refusal.at().plus(backOff(refusal.inARow()));
        }
        Observation observation = entry.observation();
        return observation == null ? null : observation.describedAt().plus(interval(observation));
    }

    /** How long an observation counts as fresh. */
    public Duration interval(Observation observation) {
        if (!observation.status().isTerminal()) {
            Duration still = Duration.between(observation.countersStillSince(), observation.describedAt());
            return atMost(longest, atLeast(shortest, still));
        }
        Instant endedAt = observation.endedAt();
        if (endedAt == null) {
            return longest;
        }
        Duration untilSettled = Duration.between(observation.describedAt(), endedAt.plus(settling));
        return untilSettled.isNegative() ? ended : atLeast(shortest, untilSettled);
    }

    private Duration backOff(int refusals) {
        Duration first = shortest.isZero() ? longest : shortest;
        return atMost(longest, first.multipliedBy(1L << Math.min(refusals - 1, MOST_DOUBLINGS)));
    }

    private static Duration atLeast(Duration least, Duration duration) {
        return duration.compareTo(least) < 0 ? least : duration;
    }

    private static Duration atMost(Duration most, Duration duration) {
        return duration.compareTo(most) > 0 ? most : duration;
    }
}
