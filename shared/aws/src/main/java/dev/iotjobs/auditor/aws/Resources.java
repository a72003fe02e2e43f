package dev.iotjobs.auditor.aws;

/** Whether the tables and the topic of an audit exist. */
public enum Resources {
    /** They exist: the template has created them. */
    EXISTING,
    /** The topic exists; the tables are not looked at. For messages that have nothing to do with what is stored. */
    TOPIC_ONLY,
    /** The table of findings exists, and is read only; table of the state and topic are not looked at. */
    FINDINGS_ONLY,
    /** Missing ones are created. For emulators only: refused at AWS itself, where the template creates them. */
    CREATE_MISSING,
    /** One dry run: nothing is written, nothing is sent. */
    NONE,
    /** Tables in memory, kept from audit to audit; messages count as sent. */
    IN_MEMORY
}
