package dev.iotjobs.auditor.lambda;

/**
 * No Region could be audited, the test message could not be sent, or an unexpected error ended the invocation. Lambda
 * counts the invocation as failed, and the stack's alarm reports it. The message is for the person who must fix the
 * problem. There is no stack trace, because it would not help this person.
 */
final class AuditFailedException extends RuntimeException {

    AuditFailedException(String message) {
        super(message, null, false, false);
    }

    /**
     * Makes the exception for an unexpected error. Its message has one line and names the log group that has the
     * details.
     */
    static AuditFailedException unexpected(String runId, RuntimeException error, String logGroup) {
        String what = error.toString().lines().findFirst().orElse("");
        return new AuditFailedException("audit " + runId + " ended in an unexpected error: " + what
                + "; the details are in log group " + logGroup + " under run_id " + runId);
    }
}
