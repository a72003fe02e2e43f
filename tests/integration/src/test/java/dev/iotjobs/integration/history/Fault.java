package dev.iotjobs.integration.history;

/** A fault of one call. */
enum Fault {
    NONE,
    KILLED_BEFORE,
    KILLED_AFTER,
    /** The call fails and has no effect. */
    NOT_DONE,
    /** The call takes effect, but its answer is lost. */
    ANSWER_LOST,
    /** The call takes effect twice, because the client repeats it. The caller gets the second answer. */
    TWICE,
    /** The answer is lost, and the call takes effect much later. */
    LATE;

    private static final Fault[] ALL = values();

    static Fault next(Choices choices, int percent) {
        return ALL[choices.seldom(percent, ALL.length)];
    }
}
