package dev.iotjobs.auditor.finding;

/** Where a finding stands. */
public enum FindingStatus {
    OPEN,
    /** Open, and exempted. */
    SUPPRESSED,
    CLOSED
}
