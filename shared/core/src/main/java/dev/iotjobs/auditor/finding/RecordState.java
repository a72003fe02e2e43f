package dev.iotjobs.auditor.finding;

/** Whether a finding's subject is still there. */
public enum RecordState {
    ACTIVE,
    /** The subject is gone. */
    ARCHIVED
}
