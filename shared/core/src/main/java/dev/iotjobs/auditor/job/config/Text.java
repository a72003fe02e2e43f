package dev.iotjobs.auditor.job.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Normalises texts of a job. A text without a visible character becomes null. A long text is cut. */
public final class Text {

    /** Maximum number of characters of a text that people write. */
    public static final int LONGEST_WORDS = 200;

    /** Maximum length of a job description in the API, in characters. */
    public static final int LONGEST_DESCRIPTION = 2_028;

    /** Maximum length of a name, ARN or URL, in characters. The API accepts ARNs of this length. */
    static final int LONGEST_NAME = 2_048;

    public static final String CUT = "...";

    private Text() {}

    /** The text, or null if it has no visible character. */
    static @Nullable String orNone(@Nullable String text) {
        return text == null || text.codePoints().allMatch(Text::isInvisible) ? null : wellFormed(text);
    }

    /** The text with a question mark in place of each unpaired surrogate. */
    private static String wellFormed(String text) {
        // DynamoDB cannot store unpaired surrogates
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A text that people write, cut to {@value #LONGEST_WORDS} characters. A cut text ends in three dots. */
    public static @Nullable String words(@Nullable String text) {
        return cut(orNone(text), LONGEST_WORDS);
    }

    /** A description, cut to {@value #LONGEST_DESCRIPTION} characters. A cut description ends in three dots. */
    public static @Nullable String description(@Nullable String text) {
        // Rules match patterns against the whole description, and its end can name the origin of the job
        return cut(orNone(text), LONGEST_DESCRIPTION);
    }

    /** A name, cut to {@value #LONGEST_NAME} characters. A cut name ends in three dots. */
    public static @Nullable String name(@Nullable String text) {
        return cut(orNone(text), LONGEST_NAME);
    }

    /** The names in their order, each cut as by {@link #name}. Leaves out blank names. */
    public static List<String> names(List<String> texts) {
        return texts.stream().map(Text::name).filter(Objects::nonNull).toList();
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : start(text, longest - CUT.length()) + CUT;
    }

    /** The first {@code length} characters of a text, or one fewer if the cut would split a surrogate pair. */
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
