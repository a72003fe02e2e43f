package dev.iotjobs.auditor.audit.result;

/** Receives the progress of the audit of a Region. Called often and from several threads, so it must be quick. */
public interface AuditProgress {

    /** Ignores the progress. */
    AuditProgress NONE = new AuditProgress() {};

    /** Called with the number of jobs listed so far. */
    default void listed(int jobs) {}

    /**
     * Called when the audit has described a job, or has given up describing it.
     *
     * @param done number of such jobs so far
     * @param planned number of jobs to describe that are known so far; rises while the list is read
     */
    default void described(int done, int planned) {}
}
