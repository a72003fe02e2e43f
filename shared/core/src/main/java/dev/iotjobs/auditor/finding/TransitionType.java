package dev.iotjobs.auditor.finding;

/** What an audit did to a finding. */
public enum TransitionType {
    OPENED,
    /** Opened again after it had been closed. */
    REOPENED,
    /** Its severity rose. */
    WORSENED,
    /** Its severity fell. */
    LOWERED,
    /** Exempted from now on. */
    SUPPRESSED,
    /** Its exemption ended while it was open. */
    RESUMED,
    CLOSED
}
