package dev.iotjobs.simulator.http;

import java.util.Map;

/** An error of a simulated service, rendered in its protocol's shape. It is an answer and not a defect: no stack trace. */
public final class ServiceException extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, String> details;

    /**
     * An error without further members.
     *
     * @param status the HTTP status, 4xx or 5xx
     * @param code AWS's error code, such as {@code ThrottlingException}
     * @param message what the caller reads
     */
    public ServiceException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** With further members of the error's shape, such as {@code resourceId}. */
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

    /** The message; never null here. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
