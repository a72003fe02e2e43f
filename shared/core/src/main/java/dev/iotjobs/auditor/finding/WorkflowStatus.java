package dev.iotjobs.auditor.finding;

/** Where a finding stands in its life. The words are Security Hub's. */
public enum WorkflowStatus {
    /** Open, and not told to anybody yet. */
    NEW,
    /** Open, and told, or counted in a digest: on jobs that had ended long before the first audit, findings are only counted. */
    NOTIFIED,
    /** Open, and not told while an exemption holds. */
    SUPPRESSED,
    RESOLVED
}
