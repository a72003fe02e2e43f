package dev.iotjobs.auditor.message.words;

/** The kind of a message: the value of its attribute {@code kind}, by which programs filter. */
public enum MessageKind {
    FIRST_AUDIT,
    /**
     * The message reports that a finding opened, reopened or worsened. Or it reports only resolved findings, while
     * other findings are still open, a job was not evaluated or a rule lacked data.
     */
    CHANGES,
    /**
     * The message reports that the last open findings were resolved. Every job was evaluated, and no rule lacked data.
     */
    ALL_CLEAR,
    /**
     * No finding opened, reopened or worsened. The message reports a change that is not a fix, for example a deleted
     * job or a lowered severity. Or it reports only a notice, for example a new policy.
     */
    NOTICE,
    /** All open findings, sent because a person requested them. Readers can discard all earlier messages. */
    SUMMARY
}
