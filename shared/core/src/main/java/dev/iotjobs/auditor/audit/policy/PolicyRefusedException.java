package dev.iotjobs.auditor.audit.policy;

/** An audit must not go by the policy that a person chose. Nothing was audited. The message is for that person. */
public final class PolicyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyRefusedException(String message) {
        super(message, null, false, false);
    }
}
