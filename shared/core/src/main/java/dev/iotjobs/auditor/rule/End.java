package dev.iotjobs.auditor.rule;

/** Why a finding is closed. */
public enum End {
    /** The rule was judged COMPLIANT. */
    FIXED,
    /** The rule no longer concerns the subject, because the subject changed. */
    NOT_APPLICABLE,
    /** The event, or the end of the job, is longer ago than {@code agesOutAfter}. */
    AGED_OUT,
    /** The job was deleted, is being deleted, or another job uses its id. */
    JOB_GONE,
    /** The policy switches the rule off, or the rule left the book. */
    RULE_OFF,
    /** Another rule reports the same defect. */
    COVERED
}
