package dev.iotjobs.integration.oracle;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded randomness: the same seed gives the same history. Not safe for use by several threads. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A whole number, both bounds included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean of(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A time in whole milliseconds, mostly nearer to the shorter end. */
    Duration between(Duration least, Duration most) {
        double skewed = Math.pow(random.nextDouble(), 3);
        return least.plusMillis((long) (skewed * most.minus(least).toMillis()));
    }
}
