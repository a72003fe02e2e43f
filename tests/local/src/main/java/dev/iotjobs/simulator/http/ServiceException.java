package dev.iotjobs.simulator.http;

import java.util.Map;

/**
 * An error that a simulated service returns. The protocol of the service determines how the error is written. The
 * exception has no stack trace.
 */
public final class ServiceException extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, String> details;

    /**
     * An error with only a code and a message.
     *
     * @param status the HTTP status, 4xx or 5xx
     * @param code AWS's error code, such as {@code ThrottlingException}
     * @param message the text for the caller
     */
    public ServiceException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /**
     * An error that has more members than a code and a message.
     *
     * @param details the additional members by name, such as {@code resourceId}
     */
    public ServiceException(int status, String code, String message, Map<String, String> details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> details() {
        return details;
    }

    /** The message. Unlike {@link #getMessage}, the result is never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
