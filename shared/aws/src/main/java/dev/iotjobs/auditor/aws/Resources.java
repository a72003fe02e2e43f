package dev.iotjobs.auditor.aws;

/** Whether the tables and the topic of an audit exist. */
public enum Resources {
    /** They exist: the template has created them. */
    EXISTING,
    /** The topic exists; the tables are not looked at. For messages that have nothing to do with what is stored. */
    TOPIC_ONLY,
    /** Missing ones are created. For emulators only: refused at AWS itself, where the template creates them. */
    CREATE_MISSING,
    /** One dry run: nothing is written, nothing is sent. What only a later audit would read is not kept. */
    NONE,
    /** Dry runs one after the other, which keep in memory what they find. */
    IN_MEMORY
}
