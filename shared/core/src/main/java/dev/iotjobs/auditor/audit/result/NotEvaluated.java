package dev.iotjobs.auditor.audit.result;

/**
 * A job that could not be evaluated.
 *
 * @param message why it could not be evaluated, usually the answer of the service
 */
public record NotEvaluated(String region, String jobId, Reason reason, String message) {

    /** Why a job could not be evaluated. */
    public enum Reason {
        DENIED,
        FAILED,
        /** There was no connection to the service. */
        UNREACHABLE
    }
}
