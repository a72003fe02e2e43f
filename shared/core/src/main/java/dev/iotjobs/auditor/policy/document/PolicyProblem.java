package dev.iotjobs.auditor.policy.document;

/**
 * Something that is wrong in the document of a policy, or has no effect.
 *
 * @param path of keys to the value, such as {@code rules.IOTJ-RUN-01.enabled}; empty for the document itself
 * @param line from 1
 * @param column from 1
 * @param text what is wrong, what is allowed and what there is
 */
public record PolicyProblem(Level level, String path, int line, int column, String text) {

    /** What a problem means for the policy. */
    public enum Level {
        /** Nothing of the policy is applied. */
        ERROR,
        /** The policy is applied, and this part of it has no effect. */
        WARNING
    }

    public boolean isError() {
        return level == Level.ERROR;
    }

    /** One line for a reader who knows the document, such as {@code line 14, column 22: rules.IOTJ-RUN-01: must be ...}. */
    public String inDocument() {
        return "line " + line + ", column " + column + ": " + (path.isEmpty() ? "" : path + ": ") + text;
    }

    /** One line that begins with the place, as compilers write it. */
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + (isError() ? "" : "warning: ")
                + (path.isEmpty() ? "" : path + ": ") + text;
    }
}
