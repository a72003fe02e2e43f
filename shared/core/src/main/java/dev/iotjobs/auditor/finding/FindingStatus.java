package dev.iotjobs.auditor.finding;

/** The status of a finding. */
public enum FindingStatus {
    OPEN,
    /** Open and exempted. */
    SUPPRESSED,
    CLOSED
}
