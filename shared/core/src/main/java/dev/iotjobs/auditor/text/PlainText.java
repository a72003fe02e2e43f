package dev.iotjobs.auditor.text;

/**
 * Makes untrusted text from an AWS account safe to print, for example a job's comment. Replaces line breaks and hidden
 * characters, and cuts long texts.
 */
public final class PlainText {

    /** Maximum length of a text from an account, in characters, including the dots of a cut text. */
    public static final int LENGTH = 120;

    private static final String CUT = "...";
    private static final int ASCII_REPLACEMENT = '?';

    private PlainText() {}

    /** The text in one line of at most {@value #LENGTH} characters. Hidden characters are replaced. */
    public static String line(String text) {
        return line(text, LENGTH);
    }

    /**
     * The text in one line. A hidden character becomes for example {@code [U+202E]}, and a line break becomes a space.
     *
     * @param length maximum number of characters, at least 3; a longer text is cut and ends in three dots
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

    /**
     * The text in one line. A text that is too long is cut in its middle.
     *
     * @param length maximum number of characters, at least 3
     */
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

    /** Whether {@link #line} would change no character of the text. */
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

    /** Whether a character is a line break or a space of Unicode category Zs, except the ordinary space (U+0020). */
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

    /**
     * Whether a character has an empty glyph, for example a filler, a joiner, a variation selector or the blank Braille
     * pattern.
     */
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
