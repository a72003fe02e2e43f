package dev.iotjobs.auditor.policy.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was meant. */
final class Names {

    private static final int LONGEST = 64;
    private static final int MOST_LISTED = 12;

    private Names() {}

    /** The end of a message about an unknown name: the nearest one, or all of them if they are few. */
    static String hint(String name, Collection<String> valid) {
        Optional<String> nearest = nearest(name, valid);
        if (nearest.isPresent()) {
            return ", did you mean '" + nearest.get() + "'?";
        }
        if (valid.isEmpty()) {
            return ", there is none";
        }
        return valid.size() <= MOST_LISTED ? ", must be one of " + String.join(", ", valid) : "";
    }

    /** The name that differs in the fewest letters; case counts for nothing. */
    private static Optional<String> nearest(String name, Collection<String> valid) {
        if (name.isBlank() || name.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(other -> distance(lower, other.toLowerCase(Locale.ROOT)) <= reach(other))
                .min(Comparator.comparingInt(other -> distance(lower, other.toLowerCase(Locale.ROOT))));
    }

    private static int reach(String name) {
        return Math.max(1, name.length() / 3);
    }

    /** Letters to insert, remove, replace or swap with the next one. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : least(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int least(int[][] steps, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(steps[i - 1][j - 1] + (same ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
