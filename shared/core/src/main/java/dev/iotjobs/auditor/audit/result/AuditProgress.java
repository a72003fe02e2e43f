package dev.iotjobs.auditor.audit.result;

/** Receives how far the audit of a Region is. Called from several threads, often: it must be quick. */
public interface AuditProgress {

    /** Shows nothing. */
    AuditProgress NONE = new AuditProgress() {};

    /** Called with the number of jobs listed so far. */
    default void listed(int jobs) {}

    /**
     * Called after each job.
     *
     * @param done jobs that were described or could not be
     * @param planned jobs to describe; 0 while the list is still being read
     */
    default void described(int done, int planned) {}
}
