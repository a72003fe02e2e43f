package dev.iotjobs.integration.history;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Simplifies a failing history, so that the cause of the failure is easier to find. Removes choices and replaces
 * choices by 0, as long as the history still fails in the same way.
 */
final class Shrinker {

    /** Maximum number of histories to try. It limits the time: one history takes some milliseconds. */
    private static final int MOST_ATTEMPTS = 2_000;

    private final Predicate<int[]> fails;
    private int attempts;

    Shrinker(Predicate<int[]> fails) {
        this.fails = fails;
    }

    int[] shrink(int[] choices) {
        int[] least = withoutEnd(choices);
        for (int size = Math.max(1, choices.length / 2); size > 0; size /= 2) {
            for (int from = 0; from < least.length && attempts < MOST_ATTEMPTS; ) {
                int[] shorter = without(least, from, size);
                int[] duller = dulled(least, from, size);
                if (stillFails(shorter)) {
                    least = shorter;
                } else {
                    least = !Arrays.equals(duller, least) && stillFails(duller) ? duller : least;
                    from += size;
                }
            }
        }
        return least;
    }

    /** Removes choices at the end. A history uses 0 for each choice that is missing. */
    private int[] withoutEnd(int[] choices) {
        int[] least = choices;
        for (int cut = choices.length / 2; cut > 0; cut /= 2) {
            int[] shorter = Arrays.copyOf(least, Math.max(0, least.length - cut));
            least = stillFails(shorter) ? shorter : least;
        }
        return least;
    }

    private boolean stillFails(int[] choices) {
        attempts++;
        return fails.test(choices);
    }

    private static int[] without(int[] choices, int from, int size) {
        int to = Math.min(choices.length, from + size);
        int[] rest = Arrays.copyOf(choices, choices.length - (to - from));
        System.arraycopy(choices, to, rest, from, choices.length - to);
        return rest;
    }

    private static int[] dulled(int[] choices, int from, int size) {
        int[] duller = choices.clone();
        Arrays.fill(duller, from, Math.min(choices.length, from + size), 0);
        return duller;
    }
}
