package dev.iotjobs.auditor.audit.result;

/**
 * A job of which nothing can be said.
 *
 * @param message what the service answered
 */
public record NotEvaluated(String region, String jobId, Reason reason, String message) {

    /** Why not. */
    public enum Reason {
        DENIED,
        FAILED,
        /** There was no connection to the service. */
        UNREACHABLE
    }
}
