package dev.iotjobs.auditor.finding;

/** Where a finding stands in its life. The words are Security Hub's. */
public enum WorkflowStatus {
    /** Open, and not told to anybody yet. */
    NEW,
    /** Open, and told. */
    NOTIFIED,
    /** Open, and not told while an exemption holds. */
    SUPPRESSED,
    RESOLVED
}
