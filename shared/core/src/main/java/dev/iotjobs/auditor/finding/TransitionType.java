package dev.iotjobs.auditor.finding;

/** How a finding changed. */
public enum TransitionType {
    OPENED,
    /** The finding opened again after it had been closed. */
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
