package dev.iotjobs.auditor.lambda;

/**
 * Makes an invocation of the function fail, for example because no Region could be audited. The stack's alarm reports
 * the failure. The message is for the person who must fix the problem. There is no stack trace.
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
