package dev.iotjobs.auditor.cli.output;

/** A report cannot be written. The message gives the reason in one line, without the name of the file. */
public final class UnwritableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnwritableException(String message, Throwable cause) {
        super(message, cause);
    }
}
