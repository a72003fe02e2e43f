package dev.iotjobs.auditor.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the existing name that is most similar to an unknown name, for example after a typing error. Ignores case. */
public final class Nearest {

    /** Maximum length, in characters, of an unknown name. Longer unknown names are not compared with existing names. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * The existing name that is nearest to the unknown name: the first that needs the fewest edits. If the unknown name
     * is too long to compare, the first existing name. Empty if there are no existing names.
     *
     * @param written the unknown name
     * @param names the existing names
     */
    public static Optional<String> of(String written, Collection<String> names) {
        // The time of a comparison grows with the product of both lengths
        return written.length() > LONGEST
                ? names.stream().findFirst()
                : names.stream().min(Comparator.comparingInt(name -> changes(written, name)));
    }

    /**
     * The existing name that is nearest to the unknown name: it needs the fewest edits. Empty if no name is near
     * enough, or if the unknown name is blank or too long to compare. A name of n characters is near enough with at
     * most n / 3 edits, and always with one edit.
     *
     * @param written the unknown name
     * @param names the existing names
     */
    public static Optional<String> within(String written, Collection<String> names) {
        List<String> near = written.isBlank() || written.length() > LONGEST
                ? List.of()
                : names.stream()
                        .filter(name -> changes(written, name) <= Math.max(1, name.length() / 3))
                        .toList();
        return of(written, near);
    }

    /**
     * The smallest number of edits that turn one text into the other. An edit inserts, removes or replaces a character,
     * or swaps two adjacent ones.
     */
    private static int changes(String written, String name) {
        String one = written.toLowerCase(Locale.ROOT);
        String other = name.toLowerCase(Locale.ROOT);
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
