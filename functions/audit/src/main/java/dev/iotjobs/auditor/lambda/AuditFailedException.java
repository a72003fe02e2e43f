package dev.iotjobs.auditor.lambda;

/**
 * No Region could be audited, or the audit ended in an unexpected error. The invocation fails, so that Lambda's own
 * error metric and the stack's alarm show it. The message is for the person who must fix the problem. Has no stack
 * trace, which would not help.
 */
final class AuditFailedException extends RuntimeException {

    AuditFailedException(String message) {
        super(message, null, false, false);
    }

    /** An exception for an unexpected error, with a message of one line; the details are in the log. */
    static AuditFailedException unexpected(String runId, RuntimeException error, String logGroup) {
        String what = error.toString().lines().findFirst().orElse("");
        return new AuditFailedException("audit " + runId + " ended in an unexpected error: " + what
                + "; the details are in log group " + logGroup + " under run_id " + runId);
    }
}
