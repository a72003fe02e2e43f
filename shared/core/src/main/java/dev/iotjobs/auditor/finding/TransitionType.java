package dev.iotjobs.auditor.finding;

/** What happened to a finding. */
public enum TransitionType {
    OPENED,
    /** Its severity rose. */
    WORSENED,
    /** It had been resolved, and is back. */
    REOPENED,
    RESOLVED
}
