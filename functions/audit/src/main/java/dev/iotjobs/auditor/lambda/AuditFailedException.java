package dev.iotjobs.auditor.lambda;

/**
 * No Region could be audited, or the audit ended in an unexpected error. The invocation fails, so that Lambda's own error
 * metric and the stack's alarm show it. Its message is for the person who has to fix it; a stack trace would not help and
 * is left out.
 */
final class AuditFailedException extends RuntimeException {

    AuditFailedException(String message) {
        super(message, null, false, false);
    }

    /** Says what happened in a line; the details are for the log. */
    static AuditFailedException unexpected(String runId, RuntimeException error, String logGroup) {
        String what = error.toString().lines().findFirst().orElse("");
        return new AuditFailedException("audit " + runId + " ended in an unexpected error: " + what
                + "; the details are in log group " + logGroup + " under run_id " + runId);
    }
}
