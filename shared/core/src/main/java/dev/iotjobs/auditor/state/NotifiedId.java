package dev.iotjobs.auditor.state;

/**
 * The id of one stored list of findings that subscribers of a Region were notified of.
 *
 * @param number orders the lists of the Region; never used twice; usually the time in milliseconds since the epoch
 * @param run id of the run that stored the list
 * @param parts number of items that contain the list
 */
public record NotifiedId(long number, String run, int parts) {

    /** The id as text: {@code <number>#<run>#<parts>}. */
    @Override
    public String toString() {
        return number + "#" + run + "#" + parts;
    }

    /** @throws IllegalArgumentException if the text is not an id */
    static NotifiedId parse(String text) {
        int first = text.indexOf('#');
        int last = text.lastIndexOf('#');
        if (first < 1 || last <= first) {
            throw new IllegalArgumentException("not a number, a run and a count: '" + text + "'");
        }
        return new NotifiedId(
                Long.parseLong(text, 0, first, 10),
                text.substring(first + 1, last),
                Integer.parseInt(text, last + 1, text.length(), 10));
    }

    /**
     * The sort key of one item of this list. The table sorts items of several lists by {@link #number}, because it has
     * 13 digits until the year 2286.
     *
     * @param part index of the item in the list
     */
    String part(int part) {
        return number + "#" + run + "#" + part;
    }
}
