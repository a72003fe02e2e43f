package dev.iotjobs.auditor.job.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Normalises texts of a job: blank ones, without a visible character, become null; long ones are cut. */
public final class Text {

    /** Longest free text, in characters. */
    public static final int LONGEST_WORDS = 200;

    /** Longest description of a job that the API accepts, in characters. */
    public static final int LONGEST_DESCRIPTION = 2_028;

    /** Longest name, ARN or URL, in characters. The longest one that the API accepts is an ARN of 2,048. */
    static final int LONGEST_NAME = 2_048;

    public static final String CUT = "...";

    private Text() {}

    /** The text, or null if it is blank. */
    static @Nullable String orNone(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Text::isInvisible) ? null : wellFormed(text);
    }

    /** The text with a question mark for each half of a surrogate pair, which cannot be stored. */
    private static String wellFormed(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A free text of at most {@value #LONGEST_WORDS} characters; a longer one is cut and gets a mark. */
    public static @Nullable String words(@Nullable String text) {
        return cut(orNone(text), LONGEST_WORDS);
    }

    /**
     * A description, cut with a mark only if it is longer than the API accepts: rules match patterns with all of it,
     * and its end can name its origin.
     */
    public static @Nullable String description(@Nullable String text) {
        return cut(orNone(text), LONGEST_DESCRIPTION);
    }

    /** A name of at most {@value #LONGEST_NAME} characters; a longer one is cut and gets a mark. */
    public static @Nullable String name(@Nullable String text) {
        return cut(orNone(text), LONGEST_NAME);
    }

    /** The names of a list in its order, without the blank ones. */
    public static List<String> names(List<String> texts) {
        return texts.stream().map(Text::name).filter(Objects::nonNull).toList();
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : start(text, longest - CUT.length()) + CUT;
    }

    /** The first characters of a text, without half of a surrogate pair at the end. */
    public static String start(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> false;
        };
    }
}
