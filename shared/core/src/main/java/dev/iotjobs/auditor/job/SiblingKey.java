package dev.iotjobs.auditor.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The key of a group of sibling jobs: jobs that do the same on one device each. The key is made from the first suitable
 * field of the job: its job template, the constant part of its id, its document source, or the constant part of its
 * description.
 *
 * @param text at most 150 characters; a longer text is cut and ends in its hash
 */
public record SiblingKey(Kind kind, String text) {

    private static final int LONGEST = 150;
    private static final int FEWEST_LETTERS = 3;

    private static final Pattern TEMPLATE_VERSION = Pattern.compile(":\\d+(\\.\\d+)*$");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern SEPARATOR = Pattern.compile("[-_]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The field from which a key is made. */
    public enum Kind {
        TEMPLATE,
        ID_STEM,
        DOCUMENT,
        DESCRIPTION
    }

    public SiblingKey {
        if (text.length() > LONGEST) {
            String hash = "~" + Integer.toHexString(text.hashCode());
            text = text.substring(0, LONGEST - hash.length()) + hash;
        }
    }

    /** The key of the group of sibling jobs to which a job belongs; empty if no field of the job is suitable for it. */
    public static Optional<SiblingKey> of(Job job) {
        if (job.jobTemplateArn() != null) {
            return key(
                    Kind.TEMPLATE,
                    TEMPLATE_VERSION.matcher(job.jobTemplateArn()).replaceFirst(""));
        }
        return enoughLetters(Kind.ID_STEM, stem(job.jobId()))
                .or(() -> key(Kind.DOCUMENT, job.documentSource()))
                .or(() -> enoughLetters(Kind.DESCRIPTION, constantWords(job.description())));
    }

    private static Optional<SiblingKey> key(Kind kind, @Nullable String text) {
        return Optional.ofNullable(text).map(known -> new SiblingKey(kind, known));
    }

    private static Optional<SiblingKey> enoughLetters(Kind kind, String text) {
        return text.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS
                ? Optional.empty()
                : key(kind, text);
    }

    /** The constant part of a job id: the id without UUIDs, hexadecimal numbers and digits. */
    private static String stem(String jobId) {
        String withoutUuids = UUID.matcher(jobId.toLowerCase(Locale.ROOT)).replaceAll("");
        return Arrays.stream(SEPARATOR.split(withoutUuids))
                .filter(part -> !isHexadecimalNumber(part))
                .map(part -> DIGIT.matcher(part).replaceAll(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    private static boolean isHexadecimalNumber(String part) {
        return HEXADECIMAL.matcher(part).matches() && DIGIT.matcher(part).find();
    }

    /** The constant part of a description: all words except those with a digit, such as versions. */
    private static String constantWords(@Nullable String description) {
        String text = Objects.requireNonNullElse(description, "");
        return BLANKS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !DIGIT.matcher(word).find())
                .collect(Collectors.joining(" "));
    }
}
