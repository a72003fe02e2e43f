package dev.iotjobs.auditor.aws.error;

/**
 * AWS cannot be reached or used: there are no credentials, the endpoint does not answer, or a required call is denied.
 * The message is one line for the person who must fix the problem.
 */
public final class ConnectionException extends RuntimeException {

    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
