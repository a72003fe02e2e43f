package dev.iotjobs.auditor.policy.document;

/** What a document holds, as a message names it. */
final class Shown {

    private static final int LENGTH = 60;

    private Shown() {}

    /** The beginning of a text. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) > LENGTH
                ? text.substring(0, text.offsetByCodePoints(0, LENGTH)) + "..."
                : text;
    }
}
