package dev.iotjobs.auditor.message.words;

/** The kind of a message: the value of its attribute {@code kind}, by which programs filter. */
public enum MessageKind {
    FIRST_AUDIT,
    /** A finding opened, reopened or worsened, or findings were resolved while others are still open. */
    CHANGES,
    /** The last open findings are resolved, every job was evaluated, and no rule lacked data. */
    ALL_CLEAR,
    /**
     * Nothing became worse, and not only fixes are reported: for example a deleted job, a lowered severity or a new
     * policy.
     */
    NOTICE,
    /** All open findings, sent because a person requested them. Replaces earlier messages. */
    SUMMARY
}
