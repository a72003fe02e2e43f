package dev.iotjobs.auditor.aws;

/** Whether the tables and the topic of an audit exist. */
public enum Resources {
    /** Tables and topic exist: the template has created them. */
    EXISTING,
    /** The topic exists; the tables are not checked. For messages that do not depend on stored data. */
    TOPIC_ONLY,
    /** The findings table exists and is only read; state table and topic are not checked. */
    FINDINGS_ONLY,
    /** Both tables exist and are only read; the topic is not checked. */
    TABLES_ONLY,
    /**
     * Missing tables and topic are created. For emulators only; refused at AWS itself, where the template creates them.
     */
    CREATE_MISSING,
    /** A dry run needs none: nothing is written and nothing is sent. */
    NONE,
    /** Tables are in memory and kept between audits; messages count as sent. */
    IN_MEMORY
}
