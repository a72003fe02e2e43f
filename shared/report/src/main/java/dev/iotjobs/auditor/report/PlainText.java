package dev.iotjobs.auditor.report;

/**
 * Makes text from an account fit to be shown. Job ids, reasons and messages are other people's input: a line break in
 * one could forge a line of a report, an escape sequence could take over a terminal, and one without end could hide the
 * rest.
 */
final class PlainText {

    private static final String CUT = "...";
    private static final int REPLACEMENT = '?';

    private PlainText() {}

    /**
     * The text in one line.
     *
     * @param length in characters at most; what is longer is cut and ends in three dots
     */
    static String line(String text, int length) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), length));
        text.codePoints().limit(length + 1L).map(PlainText::harmless).forEach(line::appendCodePoint);
        return line.length() <= length ? line.toString() : cut(line, length - CUT.length()) + CUT;
    }

    /** Whether nothing of the text would be replaced or cut. */
    static boolean isPlain(String text, int length) {
        return line(text, length).equals(text);
    }

    /** The text in ASCII, in one line, cut without a trace. */
    static String ascii(String text, int length) {
        StringBuilder ascii = new StringBuilder(Math.min(text.length(), length));
        text.codePoints()
                .limit(length)
                .map(c -> c >= ' ' && c <= '~' ? c : REPLACEMENT)
                .forEach(ascii::appendCodePoint);
        return ascii.toString();
    }

    private static String cut(StringBuilder line, int length) {
        return line.substring(0, Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
    }

    /** Formatting characters go too: some turn the direction of what follows. */
    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> character;
        };
    }
}
