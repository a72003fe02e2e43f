package dev.iotjobs.auditor.message.words;

/** The kind of a message: the value of its attribute {@code kind}, by which programs filter. */
public enum MessageKind {
    FIRST_AUDIT,
    /**
     * A finding opened, reopened or worsened. Or findings were resolved, but the conditions of {@link #ALL_CLEAR} do
     * not hold.
     */
    CHANGES,
    /** The last open findings are resolved, every job was evaluated, and no rule lacked data. */
    ALL_CLEAR,
    /**
     * No finding opened, reopened or worsened. The message reports a change that is no fix, for example a deleted job
     * or a lowered severity. Or it reports only a notice, for example a new policy.
     */
    NOTICE,
    /** All open findings, sent because a person requested them. Replaces earlier messages. */
    SUMMARY
}
