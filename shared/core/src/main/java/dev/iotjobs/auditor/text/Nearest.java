package dev.iotjobs.auditor.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a person may have meant who wrote a name that does not exist. */
public final class Nearest {

    private Nearest() {}

    /** The name that fewest changes of a character make from another; of several, the first. */
    public static Optional<String> of(String written, Collection<String> names) {
        return names.stream().min(Comparator.comparingInt(name -> changes(written, name)));
    }

    /** Characters to insert, remove or replace (Levenshtein). */
    private static int changes(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[to.length()];
    }
}
