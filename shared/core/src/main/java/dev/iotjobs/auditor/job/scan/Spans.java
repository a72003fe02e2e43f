package dev.iotjobs.auditor.job.scan;

import java.util.function.IntPredicate;

/**
 * Replaces parts of a text, such as {@code ${...}} or URLs, each with the character {@link #LEFT_OUT}. The time of each
 * method is proportional to the length of the text.
 */
final class Spans {

    // No regular expressions: they would try to match again from each character

    /** The character that replaces a removed part of a text. It is neither a blank nor a letter or digit. */
    static final char LEFT_OUT = '\uFFFF';

    private static final String SCHEME_ENDS = "://";

    private Spans() {}

    /**
     * Replaces each part from {@code open} to {@code close}, such as {@code ${...}}, with {@link #LEFT_OUT}. A part
     * whose end is missing stays.
     *
     * @param open text with which a part begins
     * @param close text with which a part ends
     */
    static String without(String text, String open, String close) {
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        for (int start = text.indexOf(open); start >= 0; start = text.indexOf(open, from)) {
            int end = text.indexOf(close, start + open.length());
            if (end < 0) {
                break;
            }
            rest.append(text, from, start).append(LEFT_OUT);
            from = end + close.length();
        }
        return rest.append(text, from, text.length()).toString();
    }

    /**
     * Replaces each word that contains a given text with {@link #LEFT_OUT}.
     *
     * @param part the text that the word contains
     * @param isOfWord accepts the characters of which words consist
     */
    static String withoutWords(String text, String part, IntPredicate isOfWord) {
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, from)) {
            rest.append(text, from, left(text, at, from, isOfWord)).append(LEFT_OUT);
            from = right(text, at + part.length(), isOfWord);
        }
        return rest.append(text, from, text.length()).toString();
    }

    /** Replaces each URL, of any scheme, with {@link #LEFT_OUT}. */
    static String withoutUrls(String text) {
        return cutUrls(text, false);
    }

    /** Removes the query and the fragment of each URL. Each URL then ends with {@link #LEFT_OUT}. */
    static String withoutQueries(String text) {
        return cutUrls(text, true);
    }

    private static String cutUrls(String text, boolean keepsPath) {
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(SCHEME_ENDS); at >= 0; at = text.indexOf(SCHEME_ENDS, from)) {
            int end = right(text, at, Spans::isOfUrl);
            int cut = keepsPath
                    ? right(text, at, character -> isOfUrl(character) && character != '?' && character != '#')
                    : left(text, at, from, Spans::isOfScheme);
            rest.append(text, from, cut).append(LEFT_OUT);
            from = end;
        }
        return rest.append(text, from, text.length()).toString();
    }

    /** Replaces each word that begins like the path of a file with {@link #LEFT_OUT}. */
    static String withoutPaths(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = right(text, at, Spans::isOfUrl);
            if (text.startsWith("/", at) || text.startsWith("./", at) || text.startsWith("~/", at)) {
                rest.append(LEFT_OUT);
            } else {
                rest.append(text, at, end);
            }
            if (end < text.length()) {
                rest.append(text.charAt(end));
            }
            at = end + 1;
        }
        return rest.toString();
    }

    /** Whether a character may be part of a URL or a path. Whitespace and quotes may not. */
    static boolean isOfUrl(int character) {
        return !Character.isWhitespace(character) && character != '"' && character != '\'';
    }

    private static boolean isOfScheme(int character) {
        return isLetterOrDigit(character) || character == '+' || character == '.' || character == '-';
    }

    /** Whether a character is an ASCII letter or digit. */
    static boolean isLetterOrDigit(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    private static int left(String text, int from, int least, IntPredicate isPart) {
        int at = from;
        while (at > least && isPart.test(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /**
     * The index of the first character that {@code isPart} rejects; the length of the text if it rejects none.
     *
     * @param from index at which the search begins
     */
    static int right(String text, int from, IntPredicate isPart) {
        int at = from;
        while (at < text.length() && isPart.test(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
