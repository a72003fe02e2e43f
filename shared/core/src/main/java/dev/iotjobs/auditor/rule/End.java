package dev.iotjobs.auditor.rule;

/** Why a finding is closed. */
public enum End {
    /** The rule gave the verdict COMPLIANT. */
    FIXED,
    /** The rule no longer applies to the subject, because the subject changed. */
    NOT_APPLICABLE,
    /** The defect is long past. For example, the job ended longer ago than the setting {@code agesOutAfter}. */
    AGED_OUT,
    /** The job was deleted or is being deleted, or its id now belongs to another job. */
    JOB_GONE,
    /** The policy switches the rule off, or this version of the auditor no longer has the rule. */
    RULE_OFF,
    /** Another rule reports the same defect. */
    COVERED
}
