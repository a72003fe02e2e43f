package dev.iotjobs.auditor.aws;

/**
 * Which of an installation's tables and topic an audit or a command uses, and whether they must exist before it starts.
 */
public enum Resources {
    /** The tables and the topic must exist: {@code template.yaml} creates them. */
    EXISTING,
    /** The topic must exist; the tables are not checked. For a test message, which does not depend on stored data. */
    TOPIC_ONLY,
    /** The findings table must exist, and is only read. State table and topic are not checked. */
    FINDINGS_ONLY,
    /** Both tables must exist, and are only read. The topic is not checked. */
    TABLES_ONLY,
    /**
     * Missing tables and a missing topic are created. For emulators only: at AWS, {@code template.yaml} creates them.
     */
    CREATE_MISSING,
    /** No table and no topic is used: a dry run writes nothing and sends nothing. */
    NONE,
    /** Tables are kept in memory from audit to audit. Messages count as sent, although no topic is used. */
    IN_MEMORY
}
