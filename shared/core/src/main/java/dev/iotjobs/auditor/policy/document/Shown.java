package dev.iotjobs.auditor.policy.document;

/** Shortens texts of a policy document for messages about problems. */
final class Shown {

    private static final int LENGTH = 60;

    private Shown() {}

    /** The text, cut to {@value #LENGTH} characters. A cut text ends in three dots. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) > LENGTH
                ? text.substring(0, text.offsetByCodePoints(0, LENGTH)) + "..."
                : text;
    }
}
