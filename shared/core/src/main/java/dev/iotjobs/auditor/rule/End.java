package dev.iotjobs.auditor.rule;

/** Why a finding is closed. */
public enum End {
    /** The rule gave the verdict COMPLIANT. */
    FIXED,
    /** The rule no longer applies to the subject, because the subject changed. */
    NOT_APPLICABLE,
    /** The finding is about something long ago, such as a job that ended more than {@code agesOutAfter} ago. */
    AGED_OUT,
    /** The job was deleted, is being deleted, or another job uses its id. */
    JOB_GONE,
    /** The policy switches the rule off, or this version no longer has the rule. */
    RULE_OFF,
    /** Another rule reports the same defect. */
    COVERED
}
