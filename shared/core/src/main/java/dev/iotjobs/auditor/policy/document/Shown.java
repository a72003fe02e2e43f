package dev.iotjobs.auditor.policy.document;

/** Values of a document as messages show them. */
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
