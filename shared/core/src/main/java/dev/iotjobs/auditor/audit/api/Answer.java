package dev.iotjobs.auditor.audit.api;

/**
 * The result of a call to the service. Failures are values: each is handled in its own way, and none stops an audit.
 *
 * @param <T> what the call gives
 */
public sealed interface Answer<T> {

    record Ok<T>(T value) implements Answer<T> {}

    /** The service's rate limit was met; the call is to be made again, later. */
    record Throttled<T>(String message) implements Answer<T> {}

    /** The caller may not make this call. */
    record Denied<T>(String message) implements Answer<T> {}

    /** The credentials are not valid, whatever is asked for with them. */
    record Unauthenticated<T>(String message) implements Answer<T> {}

    /** The thing asked for does not exist. */
    record Missing<T>(String message) implements Answer<T> {}

    /** The service does not accept the request, for example a page token that has run out. */
    record Rejected<T>(String message) implements Answer<T> {}

    /** The answer cannot be read: it is not what the API promises, or a program on the way has cut it. */
    record Malformed<T>(String message) implements Answer<T> {}

    /**
     * The call failed on the way.
     *
     * @param passing whether the same call may succeed later
     */
    record Failed<T>(String message, boolean canRetry) implements Answer<T> {}

    /** There was no connection to the service: its address is not known, refuses, or does not answer. */
    record Unreachable<T>(String message) implements Answer<T> {}

    /** The call was not made: no time was left. */
    record OutOfTime<T>() implements Answer<T> {}

    /** Whether the failure is transient: the same call may succeed when it is made again. */
    default boolean isTransient() {
        return switch (this) {
            case Throttled<T> _, Malformed<T> _, Unreachable<T> _ -> true;
            case Failed<T>(var _, var canRetry) -> canRetry;
            case Ok<T> _, Denied<T> _, Unauthenticated<T> _, Missing<T> _, Rejected<T> _, OutOfTime<T> _ -> false;
        };
    }

    /** The error code in a message: what stands before the first colon. */
    static String code(String message) {
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }
}
