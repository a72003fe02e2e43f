package dev.iotjobs.auditor.aws.policy;

import org.snakeyaml.engine.v2.exceptions.Mark;

/** A document that cannot be parsed. The message is for a person. */
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

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
