package dev.iotjobs.auditor.message.words;

/** The kind of a message: the value of its attribute {@code kind}, by which programs filter. */
public enum MessageKind {
    FIRST_AUDIT,
    /**
     * A finding opened, reopened or worsened. Or all changed findings were resolved, but a condition of {@link
     * #ALL_CLEAR} does not hold.
     */
    CHANGES,
    /** No finding is open any more, every job was evaluated, and no rule lacked data. */
    ALL_CLEAR,
    /**
     * No finding opened, reopened or worsened. The message reports a change that is not a fix, for example a deleted
     * job or a lowered severity. Or it reports only a notice, for example a new policy.
     */
    NOTICE,
    /** All open findings, sent because a person requested them. Readers can discard all earlier messages. */
    SUMMARY
}
