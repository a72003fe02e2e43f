package dev.iotjobs.auditor.lambda;

/**
 * No Region could be audited. The invocation fails, so that Lambda's own error metric and the stack's alarm show it. Its
 * message is for the person who has to mend it; where in the code it was thrown helps nobody and is left out.
 */
final class AuditFailedException extends RuntimeException {

    AuditFailedException(String message) {
        super(message, null, false, false);
    }
}
