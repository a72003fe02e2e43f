package dev.iotjobs.auditor.aws;

/** Which tables and which topic an audit or a command uses, and whether they must already exist. */
public enum Resources {
    /** The tables and the topic must exist: {@code template.yaml} creates them. */
    EXISTING,
    /** For a test message: the topic must exist, and the tables are not checked. */
    TOPIC_ONLY,
    /** The findings table must exist, and is only read. State table and topic are not checked. */
    FINDINGS_ONLY,
    /** Both tables must exist, and are only read. The topic is not checked. */
    TABLES_ONLY,
    /**
     * Missing tables and a missing topic are created. For emulators only: at AWS, {@code template.yaml} creates them.
     */
    CREATE_MISSING,
    /** For a dry run, which writes and sends nothing. It reads the state table only if the settings name this table. */
    NONE,
    /** Tables are kept in memory from audit to audit. Messages count as sent, although no topic is used. */
    IN_MEMORY
}
