package dev.iotjobs.auditor.message.words;

/** The kind of a message: the value of its attribute {@code kind}, by which programs filter. */
public enum MessageKind {
    FIRST_AUDIT,
    /**
     * The message reports at least one finding that opened, reopened or worsened. Or it reports only resolved findings,
     * and the conditions of {@link #ALL_CLEAR} do not hold.
     */
    CHANGES,
    /**
     * The message reports that no finding is open, except exempted ones. Every job was evaluated, and no rule lacked
     * data.
     */
    ALL_CLEAR,
    /** No finding opened, reopened or worsened. The message reports, for example, a deleted job or a new policy. */
    NOTICE,
    /**
     * The message reports all open findings, because a person requested them. Readers can discard all earlier messages.
     */
    SUMMARY
}
