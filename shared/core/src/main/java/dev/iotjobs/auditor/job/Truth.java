package dev.iotjobs.auditor.job;

/**
 * The truth of a statement about a job. A statement is UNKNOWN if the description of the job lacks the field that
 * decides it. The operators follow Kleene's three-valued logic.
 */
public enum Truth {
    TRUE,
    FALSE,
    /** The statement may be true or false, because a field that decides it is missing. */
    UNKNOWN;

    public static Truth of(boolean statement) {
        return statement ? TRUE : FALSE;
    }

    /** Whether both statements are true: TRUE if both are TRUE, FALSE if at least one is FALSE, otherwise UNKNOWN. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : UNKNOWN;
    }

    /**
     * Whether at least one of the two statements is true: TRUE if at least one is TRUE, FALSE if both are FALSE,
     * otherwise UNKNOWN.
     */
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
