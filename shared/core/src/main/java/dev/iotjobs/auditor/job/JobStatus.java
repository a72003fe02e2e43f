package dev.iotjobs.auditor.job;

import java.util.Objects;
import java.util.Set;

/**
 * The status of a job as the service spells it. An open set: a value that nobody knows today is kept as it came.
 *
 * @param value DescribeJob's {@code job.status}, for example {@code IN_PROGRESS}
 */
public record JobStatus(String value) {

    public static final JobStatus IN_PROGRESS = new JobStatus("IN_PROGRESS");
    public static final JobStatus SCHEDULED = new JobStatus("SCHEDULED");
    public static final JobStatus CANCELED = new JobStatus("CANCELED");
    public static final JobStatus COMPLETED = new JobStatus("COMPLETED");
    public static final JobStatus DELETION_IN_PROGRESS = new JobStatus("DELETION_IN_PROGRESS");
    /** The service named no status at all. */
    public static final JobStatus UNKNOWN = new JobStatus("UNKNOWN");

    private static final Set<JobStatus> ACTIVE = Set.of(IN_PROGRESS, SCHEDULED);
    private static final Set<JobStatus> TERMINAL = Set.of(CANCELED, COMPLETED);

    public JobStatus {
        Objects.requireNonNull(value, "value");
    }

    /** Whether the job can still change what devices do; so can one whose status is not known here. */
    public boolean isLive() {
        return !isTerminal() && !equals(DELETION_IN_PROGRESS);
    }

    /** Whether the job has ended and its configuration can no longer be mended. */
    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    /** Whether the job counts towards the quotas of active jobs: in progress or scheduled. */
    public boolean isActive() {
        return ACTIVE.contains(this);
    }

    @Override
    public String toString() {
        return value;
    }
}
