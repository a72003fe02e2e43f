package dev.iotjobs.auditor.aws.policy;

import dev.iotjobs.auditor.policy.document.PolicyReading;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A document that cannot be read or parsed. The message is what is to be said of it, for a person. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** @param line from 1; so is the column */
    UnreadableException(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    UnreadableException(Mark mark, String message) {
        this(mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    /** What there is of the document: this problem. */
    PolicyReading reading() {
        return PolicyReading.unreadable(line, column, String.valueOf(getMessage()));
    }

    /** The message, and where that is, unless it is the whole document. */
    String withPlace() {
        return line == 1 && column == 1
                ? String.valueOf(getMessage())
                : getMessage() + " (line " + line + ", column " + column + ")";
    }
}
