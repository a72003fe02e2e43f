package dev.iotjobs.auditor.audit.policy;

/** A person chose a policy that an audit must not use, so no audit was made. The message is for that person. */
public final class PolicyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyRefusedException(String message) {
        super(message, null, false, false);
    }
}
