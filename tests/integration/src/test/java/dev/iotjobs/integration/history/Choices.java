package dev.iotjobs.integration.history;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * All random choices of a history, as a list of numbers. They are drawn from a seed, or repeated from a given list. The
 * choice 0 is always the harmless one: with zeros only, no fault occurs. Used by one thread at a time.
 */
final class Choices {

    private static final int PERCENT = 100;

    private final @Nullable SplittableRandom random;
    private int[] made;
    private int next;

    private Choices(@Nullable SplittableRandom random, int[] made) {
        this.random = random;
        this.made = made;
    }

    static Choices ofSeed(long seed) {
        return new Choices(new SplittableRandom(seed), new int[1024]);
    }

    /** Repeats given choices. All later choices are 0. */
    static Choices of(int[] given) {
        return new Choices(null, given);
    }

    /** A choice from 0 to {@code bound - 1}. */
    int below(int bound) {
        return random == null ? given(bound) : keep(random.nextInt(bound));
    }

    /** A choice from 1 to {@code bound - 1} with the given probability, otherwise 0. */
    int seldom(int percent, int bound) {
        if (random == null) {
            return given(bound);
        }
        return keep(random.nextInt(PERCENT) < percent ? 1 + random.nextInt(bound - 1) : 0);
    }

    /** True with the given probability. */
    boolean seldom(int percent) {
        return seldom(percent, 2) == 1;
    }

    /** One of some options. The first must be the harmless one. */
    @SafeVarargs
    final <T> T oneOf(T... options) {
        return options[below(options.length)];
    }

    /** One of some options, or null. The first option must be the harmless one. */
    @SafeVarargs
    final <T> @Nullable T oneOrNull(T... options) {
        int index = below(options.length + 1);
        return index < options.length ? options[index] : null;
    }

    <T> T oneOf(List<T> options) {
        return options.get(below(options.size()));
    }

    /** All choices made so far. */
    int[] made() {
        return Arrays.copyOf(made, Math.min(next, made.length));
    }

    private int given(int bound) {
        int choice = next < made.length ? made[next] % bound : 0;
        next++;
        return choice;
    }

    private int keep(int choice) {
        if (next == made.length) {
            made = Arrays.copyOf(made, 2 * next);
        }
        made[next++] = choice;
        return choice;
    }
}
