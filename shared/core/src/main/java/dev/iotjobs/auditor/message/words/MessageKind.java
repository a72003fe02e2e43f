package dev.iotjobs.auditor.message.words;

/** The kind of a message, in its attribute {@code kind}, by which programs filter. */
public enum MessageKind {
    FIRST_AUDIT,
    /** A finding opened, reopened, worsened or was resolved. */
    CHANGES,
    /** The last open findings are resolved, and every job was evaluated. */
    ALL_CLEAR,
    /** No finding opened or worsened, and not every change is a fix. */
    NOTICE,
    /** All open findings, on request. Replaces earlier messages. */
    SUMMARY
}
