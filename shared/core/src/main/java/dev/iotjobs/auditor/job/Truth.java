package dev.iotjobs.auditor.job;

/**
 * The truth of a statement about a job. A statement is UNKNOWN if the description of the job lacks the field that
 * decides it. The operators follow Kleene's three-valued logic.
 */
public enum Truth {
    TRUE,
    FALSE,
    /** A field that the statement depends on is missing. */
    UNKNOWN;

    public static Truth of(boolean statement) {
        return statement ? TRUE : FALSE;
    }

    /** FALSE if either is FALSE, even if the other is UNKNOWN. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : UNKNOWN;
    }

    /** TRUE if either is TRUE, even if the other is UNKNOWN. */
    public Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
