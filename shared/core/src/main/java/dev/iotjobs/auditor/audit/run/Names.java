package dev.iotjobs.auditor.audit.run;

/** Names of the attributes of a stored audit that this package writes and reads. */
final class Names {

    static final String RUN_ID = "runId";
    static final String OUTCOME = "outcome";
    static final String ENDED_AT = "endedAt";
    static final String MESSAGE = "message";

    /**
     * Name of the attribute that says whether the audit covered the whole configured scope. Items of older versions
     * lack this attribute.
     */
    static final String WHOLE = "whole";

    static final String COVERAGE = "coverage";
    static final String RULE_COVERAGE = "ruleCoverage";
    static final String RULES = "rules";
    static final String CALLS = "calls";
    static final String TRANSITIONS = "transitions";
    static final String QUOTAS = "quotas";
    static final String WARNINGS = "warnings";

    static final String LISTED = "listed";
    static final String ENDED_LONG_AGO = "endedLongAgo";
    static final String LISTING = "listing";
    static final String LISTING_PROBLEM = "listingProblem";
    static final String DESCRIBED = "described";
    static final String EVALUATED = "evaluated";
    static final String EXPECTED = "expected";
    static final String DENIED = "denied";
    static final String MALFORMED = "malformed";
    static final String FAILED = "failed";
    static final String OVERDUE = "overdue";
    static final String UNSEEN = "unseen";
    static final String VANISHED = "vanished";
    static final String HELD_BACK = "heldBack";
    static final String KNOWN = "known";
    static final String WITHOUT_DATA = "withoutData";

    static final String PASSED = "passed";
    static final String NOT_APPLICABLE = "notApplicable";
    static final String PENDING = "pending";
    static final String OPEN = "open";
    static final String EXEMPTED = "exempted";
    static final String OPEN_BY_SEVERITY = "openBySeverity";
    static final String EXEMPTED_BY_SEVERITY = "exemptedBySeverity";

    static final String MADE = "made";
    static final String THROTTLED = "throttled";

    static final String USED = "used";
    static final String UNCERTAIN = "uncertain";
    static final String LIMIT = "limit";
    static final String NAME = "name";
    static final String SOURCE = "source";
    static final String WHOLE_ACCOUNT = "wholeAccount";

    private Names() {}
}
