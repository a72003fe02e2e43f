package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.policy.document.PolicyReading;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A policy document cannot be read or parsed. The message is shown to the user. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line line of the problem, from 1
     * @param column column of the problem, from 1
     */
    UnreadableException(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    UnreadableException(Mark mark, String message) {
        this(mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    /** The result of reading a policy, with this exception as its only problem. */
    PolicyReading reading() {
        return PolicyReading.unreadable(line, column, String.valueOf(getMessage()));
    }

    /** The message with line and column. The message alone if the problem is about the whole policy document. */
    String withPlace() {
        return line == 1 && column == 1
                ? String.valueOf(getMessage())
                : getMessage() + " (line " + line + ", column " + column + ")";
    }
}
