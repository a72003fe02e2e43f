package dev.iotjobs.auditor.text;

/**
 * Makes text from an account safe to show. Job ids, reasons and comments are untrusted input: a line break could forge
 * a line, an escape sequence could control a terminal, a change of direction could reverse the text after it, and a
 * very long text could hide the rest.
 */
public final class PlainText {

    /** Longest text from an account, in characters, including its cut mark. */
    public static final int LENGTH = 120;

    private static final String CUT = "...";
    private static final int ASCII_REPLACEMENT = '?';

    private PlainText() {}

    /** The text in one line of at most {@value #LENGTH} characters. */
    public static String line(String text) {
        return line(text, LENGTH);
    }

    /**
     * The text in one line: a hidden character becomes {@code [U+202E]}, a line break becomes a blank.
     *
     * @param length most characters, at least 3; a longer text is cut and ends in three dots
     */
    public static String line(String text, int length) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), length));
        int whole = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += isCrLf(text, i) ? 2 : Character.charCount(character);
            append(line, character);
            if (line.length() > length) {
                line.setLength(whole);
                return line.append(CUT).toString();
            }
            whole = line.length() <= length - CUT.length() ? line.length() : whole;
        }
        return line.toString();
    }

    /** The text in one line. A longer text loses its middle, so that both ends of an id can be compared. */
    public static String middle(String text, int length) {
        String line = line(text, Integer.MAX_VALUE);
        if (line.length() <= length) {
            return line;
        }
        int kept = Math.max(0, length - CUT.length());
        int tail = kept / 2;
        return withoutHalf(line.substring(0, kept - tail))
                + CUT
                + withoutLeadingHalf(line.substring(line.length() - tail));
    }

    /** Whether every character of the text is shown unchanged. */
    public static boolean isPlain(String text) {
        return text.codePoints().noneMatch(character -> isHidden(character) || isBlank(character));
    }

    /** The text in one line of printable ASCII: every other character becomes a question mark. */
    public static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().map(c -> c >= ' ' && c <= '~' ? c : ASCII_REPLACEMENT).forEach(ascii::appendCodePoint);
        return ascii.toString();
    }

    private static void append(StringBuilder line, int character) {
        if (isBlank(character)) {
            line.append(' ');
        } else if (isHidden(character)) {
            line.append("[U+").append("%04X".formatted(character)).append(']');
        } else {
            line.appendCodePoint(character);
        }
    }

    private static boolean isCrLf(String text, int at) {
        return text.startsWith("\r\n", at);
    }

    private static String withoutHalf(String text) {
        boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        return half ? text.substring(0, text.length() - 1) : text;
    }

    private static String withoutLeadingHalf(String text) {
        boolean half = !text.isEmpty() && Character.isLowSurrogate(text.charAt(0));
        return half ? text.substring(1) : text;
    }

    /** Whether a character is a line break, or a blank other than the ordinary one. */
    private static boolean isBlank(int character) {
        return switch (character) {
            case ' ' -> false;
            case '\n', '\u000b', '\f', '\r', '\u0085', '\u2028', '\u2029' -> true;
            default -> Character.getType(character) == Character.SPACE_SEPARATOR;
        };
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> isEmptyGlyph(character);
        };
    }

    /** Whether a letter or mark prints nothing: fillers, joiners, variation selectors, the blank Braille pattern. */
    private static boolean isEmptyGlyph(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                (character >= 0x180B && character <= 0x180F)
                        || (character >= 0xFE00 && character <= 0xFE0F)
                        || (character >= 0xE0100 && character <= 0xE01EF);
        };
    }
}
