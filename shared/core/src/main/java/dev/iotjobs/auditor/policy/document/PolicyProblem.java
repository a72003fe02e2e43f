package dev.iotjobs.auditor.policy.document;

/**
 * An error in a policy document, or a warning that a part of the document has no effect.
 *
 * @param path path of keys to the value, such as {@code rules.IOTJ-RUN-01.enabled}; empty for the document itself
 * @param line from 1
 * @param column from 1
 * @param text what is wrong, with the requirement and the value
 */
public record PolicyProblem(Level level, String path, int line, int column, String text) {

    /** How serious a problem is: whether it prevents the use of the policy, or only of a part of it. */
    public enum Level {
        /** Because of this problem, the policy is not applied. */
        ERROR,
        /** The policy is applied, but the part of it that has this problem has no effect. */
        WARNING
    }

    public boolean isError() {
        return level == Level.ERROR;
    }

    /**
     * The problem in one line without the name of the policy document, such as {@code line 14, column 22:
     * rules.IOTJ-RUN-01: must be ...}.
     */
    public String inDocument() {
        return "line " + line + ", column " + column + ": " + (path.isEmpty() ? "" : path + ": ") + text;
    }

    /** The problem in one line, in the format of compilers: {@code FILE:LINE:COLUMN: TEXT}. */
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + (isError() ? "" : "warning: ")
                + (path.isEmpty() ? "" : path + ": ") + text;
    }
}
