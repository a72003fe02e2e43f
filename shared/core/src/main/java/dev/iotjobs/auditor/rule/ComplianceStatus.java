package dev.iotjobs.auditor.rule;

/** What a rule says of a subject now. The words are AWS Config's. */
public enum ComplianceStatus {
    COMPLIANT,
    NON_COMPLIANT,
    /** The rule does not concern this subject, or no longer does. */
    NOT_APPLICABLE,
    /** What is known does not allow a verdict: nothing is opened and nothing is resolved. */
    INSUFFICIENT_DATA
}
