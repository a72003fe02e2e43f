package dev.iotjobs.auditor.policy.document;

/** What a document holds, as a message names it. */
enum Shown {
    NOTHING;

    private static final int LENGTH = 60;

    /** The beginning of a text. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) > LENGTH
                ? text.substring(0, text.offsetByCodePoints(0, LENGTH)) + "..."
                : text;
    }

    @Override
    public String toString() {
        return "nothing";
    }
}
