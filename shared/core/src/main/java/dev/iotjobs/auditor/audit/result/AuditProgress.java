package dev.iotjobs.auditor.audit.result;

/** Receives the progress of the audit of a Region. Called often and from several threads, so it must be quick. */
public interface AuditProgress {

    /** Ignores the progress. */
    AuditProgress NONE = new AuditProgress() {};

    /** Called with the number of jobs listed so far. */
    default void listed(int jobs) {}

    /**
     * Called after each job.
     *
     * @param done jobs that are done, whether DescribeJob succeeded or not
     * @param planned jobs to describe; 0 while the list is still being read
     */
    default void described(int done, int planned) {}
}
