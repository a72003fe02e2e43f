package dev.iotjobs.auditor.state;

/**
 * The id of one stored list of findings that subscribers of a Region were notified of.
 *
 * @param number higher than the number of every earlier list of the Region; usually milliseconds since the epoch
 * @param run id of the run that stored the list
 * @param parts number of items that contain the list
 */
public record NotifiedId(long number, String run, int parts) {

    /** The components of the id as one text, in the form {@code <number>#<run>#<parts>}. */
    @Override
    public String toString() {
        return number + "#" + run + "#" + parts;
    }

    /** @throws IllegalArgumentException if the text is not an id */
    static NotifiedId parse(String text) {
        int first = text.indexOf('#');
        int last = text.lastIndexOf('#');
        if (first < 1 || last <= first) {
            throw new IllegalArgumentException("must have the form NUMBER#RUN#PARTS, got '" + text + "'");
        }
        return new NotifiedId(
                Long.parseLong(text, 0, first, 10),
                text.substring(first + 1, last),
                Integer.parseInt(text, last + 1, text.length(), 10));
    }
}
