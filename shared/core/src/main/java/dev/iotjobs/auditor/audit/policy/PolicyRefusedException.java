package dev.iotjobs.auditor.audit.policy;

/** The chosen policy must not be used, so no audit was made. The message says why. */
public final class PolicyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyRefusedException(String message) {
        super(message, null, false, false);
    }
}
