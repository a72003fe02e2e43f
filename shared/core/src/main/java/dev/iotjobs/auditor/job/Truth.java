package dev.iotjobs.auditor.job;

/** A statement about a job whose answer may lack the field that decides it. The operators are those of Kleene's logic. */
public enum Truth {
    TRUE,
    FALSE,
    /** A field is missing that decides. */
    UNKNOWN;

    public static Truth of(boolean statement) {
        return statement ? TRUE : FALSE;
    }

    /** FALSE if either is, whatever is missing. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : UNKNOWN;
    }

    /** TRUE if either is, whatever is missing. */
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
