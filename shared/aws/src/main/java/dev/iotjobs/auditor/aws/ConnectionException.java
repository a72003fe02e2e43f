package dev.iotjobs.auditor.aws;

/**
 * AWS cannot be worked with: no credentials, nobody answers at the endpoint, or what the audit needs is denied. Its
 * message is one line for the person who has to mend it.
 */
public final class ConnectionException extends RuntimeException {

    ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
