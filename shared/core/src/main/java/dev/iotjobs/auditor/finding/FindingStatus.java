package dev.iotjobs.auditor.finding;

/** The status of a finding. */
public enum FindingStatus {
    OPEN,
    /** Open, but an exemption suppresses the finding: it is counted and listed, but causes no messages. */
    SUPPRESSED,
    CLOSED
}
