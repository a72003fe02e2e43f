package dev.iotjobs.auditor.message.words;

/** What a message is, as its attribute {@code kind} says: programs filter by it. */
public enum MessageKind {
    FIRST_AUDIT,
    /** Something opened, rose, came back or was resolved. */
    CHANGES,
    /** The last open findings are resolved, and every job was evaluated. */
    ALL_CLEAR,
    /** Nothing opened, and not all that closed is a fix. */
    NOTICE,
    /** Everything that is open, on request: it replaces what earlier messages said. */
    SUMMARY
}
