package dev.iotjobs.auditor.job.scan;

import dev.iotjobs.auditor.text.Glob;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds placeholder text that was never replaced by a value. Placeholders that AWS IoT replaces are ignored. */
final class Placeholders {

    private static final List<String> PARTS =
            List.of("REPLACE_", "REPLACE-ME", "REPLACEME", "CHANGEME", "CHANGE_ME", "vX.Y.Z");

    private static final String TODO = "TODO";
    private static final String WORD = "placeholder";
    private static final String TAG = "<text>";

    private static final Pattern TODO_ALONE = Pattern.compile("(?<![A-Za-z0-9])TODO(?![A-Za-z0-9])");
    private static final Pattern WORD_ALONE = Pattern.compile("(?<![A-Za-z0-9])(?i:placeholder)(?![A-Za-z0-9])");

    /**
     * Names of JSON members whose texts are for people. In these texts, {@code <VERSION>} and other words in angle
     * brackets do not count as placeholder text.
     */
    private static final Set<String> PROSE = Set.of("description", "comment", "message");

    private static final Set<String> HELP = Set.of("usage", "help");

    /** The built-in patterns, which every scan looks for. */
    static final Set<String> BUILT_IN =
            Stream.concat(PARTS.stream(), Stream.of(TODO, WORD, TAG)).collect(Collectors.toUnmodifiableSet());

    private Placeholders() {}

    /**
     * The patterns of placeholder text that match a text. These are all matching patterns of the policy, but only the
     * first matching built-in pattern.
     *
     * @param sought patterns of the policy; a pattern matches only if it covers the whole text
     */
    static Set<String> in(Leaf leaf, Collection<String> sought) {
        String text = Spans.without(leaf.text(), "${aws:iot:", "}");
        return Stream.concat(
                        builtIn(leaf, text).stream(),
                        sought.stream().filter(pattern -> new Glob(pattern).matches(text)))
                .collect(Collectors.toSet());
    }

    private static Optional<String> builtIn(Leaf leaf, String text) {
        String key = leaf.key().toLowerCase(Locale.ROOT);
        Optional<String> part = PARTS.stream().filter(text::contains).findFirst();
        if (part.isPresent()) {
            return part;
        }
        if (TODO_ALONE.matcher(text).find()) {
            return Optional.of(TODO);
        }
        boolean isProse = PROSE.contains(key);
        if (!isProse && !HELP.contains(key) && (isTag(text.strip()) || hasTagInUrl(text))) {
            return Optional.of(TAG);
        }
        // A sentence for people may contain the word "placeholder"
        boolean isSentence = isProse && text.strip().chars().anyMatch(Character::isWhitespace);
        return !isSentence && WORD_ALONE.matcher(text).find() ? Optional.of(WORD) : Optional.empty();
    }

    private static boolean isTag(String text) {
        return text.startsWith("<") && tagEnd(text, 0) == text.length();
    }

    /** Whether a URL in the text has a tag such as {@code <VERSION>} directly after a slash or a dot. */
    private static boolean hasTagInUrl(String text) {
        boolean isInUrl = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!Spans.isOfUrl(character)) {
                isInUrl = false;
            } else if (text.startsWith("://", at)) {
                isInUrl = true;
            } else if (isInUrl && character == '<' && "/.".indexOf(text.charAt(at - 1)) >= 0 && tagEnd(text, at) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The index after a tag such as {@code <VERSION>} that begins at {@code start}; -1 if no tag begins there. Closing
     * XML tags do not count.
     */
    private static int tagEnd(String text, int start) {
        int end = Spans.right(text, start + 1, character -> "<>/".indexOf(character) < 0);
        return end > start + 1 && end < text.length() && text.charAt(end) == '>' ? end + 1 : -1;
    }
}
