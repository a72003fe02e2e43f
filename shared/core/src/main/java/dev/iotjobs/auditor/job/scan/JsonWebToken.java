package dev.iotjobs.auditor.job.scan;

import org.jspecify.annotations.Nullable;

/** Finds JSON Web Tokens: three base64 parts with dots between them. The first two parts encode JSON objects. */
final class JsonWebToken {

    /** The base64 of an opening brace and a quote, with which a JSON object begins. */
    private static final String OBJECT = "eyJ";

    private static final int LEAST = 10;

    private JsonWebToken() {}

    /** The first token in a text; null if there is none. */
    static @Nullable String in(String text) {
        for (int start = 0; start < text.length(); ) {
            int end = Spans.right(text, start, JsonWebToken::isOfPart);
            int token = start(text, start, end);
            if (token >= 0 && isObject(text, end + 1)) {
                int second = Spans.right(text, end + 1, JsonWebToken::isOfPart);
                int third = Spans.right(text, Math.min(second + 1, text.length()), JsonWebToken::isOfPart);
                if (isDot(text, end) && isDot(text, second) && third - second - 1 >= LEAST) {
                    return text.substring(token, third);
                }
            }
            start = end + 1;
        }
        return null;
    }

    /**
     * The index at which a token may begin in a run of characters; -1 if no token can begin there.
     *
     * @param from index at which the run begins
     * @param end index after the last character of the run
     */
    private static int start(String text, int from, int end) {
        for (int at = text.indexOf(OBJECT, from, end); at >= 0; at = text.indexOf(OBJECT, at + 1, end)) {
            if (at == 0 || !Spans.isLetterOrDigit(text.charAt(at - 1))) {
                return end - at >= OBJECT.length() + LEAST ? at : -1;
            }
        }
        return -1;
    }

    private static boolean isObject(String text, int from) {
        return text.startsWith(OBJECT, from)
                && Spans.right(text, from, JsonWebToken::isOfPart) - from >= OBJECT.length() + LEAST;
    }

    private static boolean isDot(String text, int at) {
        return at < text.length() && text.charAt(at) == '.';
    }

    private static boolean isOfPart(int character) {
        return Spans.isLetterOrDigit(character) || character == '_' || character == '-';
    }
}
