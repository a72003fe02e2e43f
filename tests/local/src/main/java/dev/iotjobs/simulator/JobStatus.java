package dev.iotjobs.simulator;

/** The states of a job, in the order in which ListJobs sorts them. */
public enum JobStatus {
    CANCELED,
    COMPLETED,
    DELETION_IN_PROGRESS,
    IN_PROGRESS,
    SCHEDULED;

    /** Whether DeleteJob accepts a job in this state without force. */
    public boolean isTerminal() {
        return this == CANCELED || this == COMPLETED;
    }
}
