package dev.iotjobs.auditor.aws;

/** What an audit may expect of the tables and the topic it works with. */
public enum Resources {
    /** They are there: the template has made them. */
    EXISTING,
    /** What is missing is made. For emulators: refused at AWS itself, where the template makes what is needed. */
    CREATE_MISSING,
    /** A dry run: nothing is written and nobody is told. */
    NONE
}
