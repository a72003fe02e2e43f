package dev.iotjobs.auditor.audit.api;

/**
 * The result of one call to AWS IoT or Service Quotas. A failure is a value, not an exception, and does not stop an
 * audit. {@link #isTransient} says whether another attempt is useful.
 *
 * @param <T> the type of the value
 */
public sealed interface Answer<T> {

    record Ok<T>(T value) implements Answer<T> {}

    /** The service throttled the call. The same call may succeed later. */
    record Throttled<T>(String message) implements Answer<T> {}

    /** The caller has no permission for this call. */
    record Denied<T>(String message) implements Answer<T> {}

    /** The service accepts no call with the caller's credentials. */
    record Unauthenticated<T>(String message) implements Answer<T> {}

    /** The requested resource does not exist. */
    record Missing<T>(String message) implements Answer<T> {}

    /** The service rejected the request, for example because of an expired page token. */
    record Rejected<T>(String message) implements Answer<T> {}

    /** The answer cannot be read: it does not conform to the API, or a proxy cut it off. */
    record Malformed<T>(String message) implements Answer<T> {}

    /**
     * The service or the connection failed.
     *
     * @param canRetry whether the same call may succeed later
     */
    record Failed<T>(String message, boolean canRetry) implements Answer<T> {}

    /** There was no connection to the service: its address is unknown, refuses connections, or does not answer. */
    record Unreachable<T>(String message) implements Answer<T> {}

    /** The call was not made, because no time was left. */
    record OutOfTime<T>() implements Answer<T> {}

    /** Whether the failure is transient, so that the same call may succeed later. */
    default boolean isTransient() {
        return switch (this) {
            case Throttled<T> _, Malformed<T> _, Unreachable<T> _ -> true;
            case Failed<T>(var _, var canRetry) -> canRetry;
            case Ok<T> _, Denied<T> _, Unauthenticated<T> _, Missing<T> _, Rejected<T> _, OutOfTime<T> _ -> false;
        };
    }

    /** The error code of a message: the part before the first colon. */
    static String code(String message) {
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }
}
