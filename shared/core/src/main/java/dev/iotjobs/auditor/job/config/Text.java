package dev.iotjobs.auditor.job.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Texts of a job: those without a visible character are none, long ones are cut. */
public final class Text {

    /** Longest text that people write freely, in characters. */
    public static final int LONGEST_WORDS = 200;

    /** Longest description of a job that the API takes, in characters. */
    public static final int LONGEST_DESCRIPTION = 2_028;

    /** Longest name, ARN or URL, in characters: the longest that the API takes is an ARN of 2,048. */
    static final int LONGEST_NAME = 2_048;

    public static final String CUT = "...";

    private Text() {}

    /** The text, or null where it has no visible character. */
    static @Nullable String orNone(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Text::isInvisible) ? null : wellFormed(text);
    }

    /** Half of a surrogate pair cannot be stored: it becomes a question mark. */
    private static String wellFormed(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** What a person wrote, at most {@value #LONGEST_WORDS} characters of it and a mark that it is cut. */
    public static @Nullable String words(@Nullable String text) {
        return cut(orNone(text), LONGEST_WORDS);
    }

    /**
     * A description, whole as far as the API takes one: rules match patterns with it, and its end can name its origin. Only
     * a longer one is cut, to {@value #LONGEST_DESCRIPTION} characters with a mark.
     */
    public static @Nullable String description(@Nullable String text) {
        return cut(orNone(text), LONGEST_DESCRIPTION);
    }

    /** A name, at most {@value #LONGEST_NAME} characters of it and a mark that it is cut. */
    public static @Nullable String name(@Nullable String text) {
        return cut(orNone(text), LONGEST_NAME);
    }

    /** The names in a list that are there, in its order. */
    public static List<String> names(List<String> texts) {
        return texts.stream().map(Text::name).filter(Objects::nonNull).toList();
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : start(text, longest - CUT.length()) + CUT;
    }

    /** The first characters of a text, no half of a pair at the end. */
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
