package dev.iotjobs.auditor.audit.result;

/** Receives how far the audit of a Region is. Called from several threads, often: it must be quick. */
public interface AuditProgress {

    /** Shows nothing. */
    AuditProgress NONE = new AuditProgress() {};

    /** Called with the number of jobs listed so far. */
    default void listed(int jobs) {}

    /**
     * So many jobs are done: described, or found not to be describable.
     *
     * @param planned how many there are to do; 0 while that is not known, for the list is still read
     */
    default void described(int done, int planned) {}
}
