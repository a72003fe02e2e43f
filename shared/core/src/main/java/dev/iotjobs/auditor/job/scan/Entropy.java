package dev.iotjobs.auditor.job.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs of characters that look too random to be words, and so may be secret keys. Ignores URLs, paths, and JSON
 * members whose names are those of public data, such as digests or signatures.
 */
final class Entropy {

    private static final int LEAST_LENGTH = 24;

    /**
     * Minimum Shannon entropy of a text that looks too random, in bits per character. A text of hexadecimal digits has
     * at most 4.
     */
    private static final double LEAST_BITS = 4.5;

    private static final List<String> PUBLIC_WORDS =
            List.of("signature", "codesign", "public", "cert", "md5", "checksum", "digest", "hash");

    private static final List<String> PUBLIC_BEGINNINGS = List.of("sig-", "sha");

    /** The member of a FreeRTOS OTA document that contains files with their signatures. */
    private static final String OTA = "afr_ota";

    private Entropy() {}

    /**
     * The first run of characters in {@code text} that looks too random; null if there is none.
     *
     * @param leaf only its {@link Leaf#keys} are used: if a key names public data, such as a checksum, the result is
     *     null
     * @param text the text of {@code leaf}, in which harmless parts are already replaced
     */
    static @Nullable String in(Leaf leaf, String text) {
        if (leaf.keys().stream().anyMatch(Entropy::isPublic)) {
            return null;
        }
        String words = Spans.withoutPaths(Spans.withoutUrls(text));
        for (int start = 0; start < words.length(); ) {
            int end = Spans.right(words, start, Entropy::isOfRun);
            String run = words.substring(start, end);
            if (isIrregular(run)) {
                return run;
            }
            start = end + 1;
        }
        return null;
    }

    private static boolean isPublic(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.equals(OTA)
                || PUBLIC_WORDS.stream().anyMatch(name::contains)
                || PUBLIC_BEGINNINGS.stream().anyMatch(name::startsWith);
    }

    private static boolean isIrregular(String run) {
        return run.length() >= LEAST_LENGTH
                && run.chars().anyMatch(character -> character >= '0' && character <= '9')
                && bits(run) >= LEAST_BITS
                && Placeholders.in(new Leaf("", List.of(), run), List.of()).isEmpty();
    }

    private static double bits(String run) {
        Map<Integer, Integer> counts = new HashMap<>();
        run.chars().forEach(character -> counts.merge(character, 1, Integer::sum));
        double sum = 0;
        for (int count : counts.values()) {
            double share = (double) count / run.length();
            sum -= share * Math.log(share) / Math.log(2);
        }
        return sum;
    }

    private static boolean isOfRun(int character) {
        return Spans.isLetterOrDigit(character) || "+/=_-".indexOf(character) >= 0;
    }
}
