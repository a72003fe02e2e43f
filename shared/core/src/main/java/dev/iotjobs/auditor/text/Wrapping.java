package dev.iotjobs.auditor.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Wraps text at spaces, but not at {@link #KEPT} and not before a percent sign. Breaks words that are longer than a
 * line.
 */
public final class Wrapping {

    /** A space at which lines do not break. It is printed as an ordinary space. */
    public static final char KEPT = '\u00a0';

    private static final String BETWEEN_WORDS = " (?!%)";

    private Wrapping() {}

    /**
     * Wraps a text. Further lines are indented to the first word of the text.
     *
     * @param lead start of the first line, for example {@code "  Why  "}
     * @param width maximum width of a line, in characters
     */
    public static List<String> lines(String lead, String text, int width) {
        return lines(lead, " ".repeat(lead.length()), text, width);
    }

    /**
     * Wraps a text.
     *
     * @param lead start of the first line
     * @param indent start of every further line
     * @param width maximum width of a line, in characters
     */
    public static List<String> lines(String lead, String indent, String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(lead);
        int start = lead.length();
        for (String word : words(text, width - Math.max(start, indent.length()))) {
            if (line.length() + word.length() > width && line.length() > start) {
                lines.add(printed(line));
                line.setLength(0);
                line.append(indent);
                start = indent.length();
            }
            line.append(word).append(' ');
        }
        lines.add(printed(line));
        return lines;
    }

    private static String printed(StringBuilder line) {
        return line.toString().replace(KEPT, ' ').stripTrailing();
    }

    private static List<String> words(String text, int width) {
        int length = Math.max(1, width);
        List<String> words = new ArrayList<>();
        for (String word : text.split(BETWEEN_WORDS, -1)) {
            int from = 0;
            while (word.length() - from > length) {
                int to = from + length - (Character.isHighSurrogate(word.charAt(from + length - 1)) ? 1 : 0);
                words.add(word.substring(from, Math.max(to, from + 1)));
                from = Math.max(to, from + 1);
            }
            words.add(word.substring(from));
        }
        return words;
    }
}
