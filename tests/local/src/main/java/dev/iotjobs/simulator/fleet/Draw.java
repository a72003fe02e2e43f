package dev.iotjobs.simulator.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Seeded random values of the types that scenarios need. Not thread-safe. */
final class Draw {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Makes a source of random values. The same arguments always make the same values. */
    static Draw of(long seed, long... path) {
        long mixed = seed;
        for (long step : path) {
            mixed = (mixed ^ (step + GOLDEN_RATIO)) * GOLDEN_RATIO;
            mixed ^= mixed >>> 29;
        }
        return new Draw(mixed);
    }

    /** A random whole number; both bounds are included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A copy of the list in random order. */
    <T> List<T> shuffled(List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            Collections.swap(shuffled, last, between(0, last));
        }
        return List.copyOf(shuffled);
    }

    /** A random duration in whole milliseconds. The lower bound is included, the upper bound is not. */
    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }

    /** A random (version 4) UUID. */
    String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}
