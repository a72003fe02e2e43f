package dev.iotjobs.auditor.finding;

/** The status of a finding. */
public enum FindingStatus {
    OPEN,
    /** Open, but exempted: audits count and list the finding, and a message reports once that it is exempted. */
    SUPPRESSED,
    CLOSED
}
