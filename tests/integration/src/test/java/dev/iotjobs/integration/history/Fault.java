package dev.iotjobs.integration.history;

/** What goes wrong with one call. */
enum Fault {
    NONE,
    KILLED_BEFORE,
    KILLED_AFTER,
    /** The call fails, and did nothing. */
    NOT_DONE,
    /** The call was made, and its answer is lost. */
    ANSWER_LOST,
    /** The call is made again by the client although it was made: the caller gets the second answer. */
    TWICE,
    /** The answer is lost, and the call is made much later. */
    LATE;

    private static final Fault[] ALL = values();

    static Fault next(Choices choices, int percent) {
        return ALL[choices.seldom(percent, ALL.length)];
    }
}
