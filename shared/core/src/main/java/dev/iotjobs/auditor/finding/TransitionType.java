package dev.iotjobs.auditor.finding;

/** A kind of change of a finding. */
public enum TransitionType {
    OPENED,
    /** Opened again after it had been closed. */
    REOPENED,
    /** The severity rose. */
    WORSENED,
    /** The severity fell. */
    LOWERED,
    /** An exemption began to suppress the finding. */
    SUPPRESSED,
    /** The exemption ended while the finding was open. */
    RESUMED,
    CLOSED
}
