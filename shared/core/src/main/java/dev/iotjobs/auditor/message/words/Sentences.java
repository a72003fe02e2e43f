package dev.iotjobs.auditor.message.words;

import dev.iotjobs.auditor.text.Wrapping;
import java.util.List;
import java.util.Locale;

/** Wraps sentences into lines that fit a mail. */
public final class Sentences {

    /** A text of at most this many characters stays on one line. */
    private static final int ONE_LINE = 100;

    /** Maximum number of characters in each line of a text that needs several lines. */
    private static final int SEVERAL_LINES = 96; // leaves room for the ">" that a mail program puts before quoted lines

    private static final int SAYS_ENOUGH = 60;

    private Sentences() {}

    /**
     * Wraps a text. Further lines are indented to the first word of the text.
     *
     * @param lead start of the first line, for example {@code "  Why  "}
     */
    public static List<String> lines(String lead, String text) {
        return lines(lead, " ".repeat(lead.length()), text);
    }

    public static List<String> lines(String lead, String indent, String text) {
        int width = lead.length() + text.length() <= ONE_LINE ? ONE_LINE : SEVERAL_LINES;
        return Wrapping.lines(lead, indent, text, width);
    }

    /** The text with a capital letter at its start and a full stop at its end. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : stopped(capital(text));
    }

    /** The text with a capital letter at its start. */
    public static String capital(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** The text with a full stop at its end. */
    static String stopped(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /**
     * The first sentences of a text: only as many as it takes to reach {@value #SAYS_ENOUGH} characters. A shorter text
     * is returned whole.
     */
    public static String shortened(String sentences) {
        int end = 0;
        while (end < SAYS_ENOUGH) {
            int next = sentences.indexOf(". ", end);
            if (next < 0) {
                return sentences;
            }
            end = next + 1;
        }
        return sentences.substring(0, end);
    }

    /** The first sentence of the text, with its full stop. */
    static String first(String sentences) {
        int end = sentences.indexOf(". ");
        return end < 0 ? sentences : sentences.substring(0, end + 1);
    }
}
