package dev.iotjobs.auditor.aws.error;

/**
 * AWS cannot be reached or used: no credentials, no answer at the endpoint, or what the audit needs is denied. Its message
 * is one line for the person who has to fix it.
 */
public final class ConnectionException extends RuntimeException {

    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
