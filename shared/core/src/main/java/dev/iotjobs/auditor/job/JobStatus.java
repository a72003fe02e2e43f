package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status of a job as AWS IoT spells it. It may be a value that is not in the API model.
 *
 * @param value DescribeJob's {@code job.status}, for example {@code IN_PROGRESS}; empty if the service returns none
 */
public record JobStatus(String value) {

    public static final JobStatus IN_PROGRESS = new JobStatus("IN_PROGRESS");
    public static final JobStatus SCHEDULED = new JobStatus("SCHEDULED");
    public static final JobStatus CANCELED = new JobStatus("CANCELED");
    public static final JobStatus COMPLETED = new JobStatus("COMPLETED");
    public static final JobStatus DELETION_IN_PROGRESS = new JobStatus("DELETION_IN_PROGRESS");
    /** The service returned no status. */
    public static final JobStatus UNKNOWN = new JobStatus("");

    public JobStatus {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The status with this value; {@link #UNKNOWN} for null and for a blank text. Each status of the API model is
     * always the same object.
     */
    public static JobStatus of(@Nullable String value) {
        String name = Text.name(value);
        if (name == null) {
            return UNKNOWN;
        }
        return switch (name) {
            case "IN_PROGRESS" -> IN_PROGRESS;
            case "SCHEDULED" -> SCHEDULED;
            case "CANCELED" -> CANCELED;
            case "COMPLETED" -> COMPLETED;
            case "DELETION_IN_PROGRESS" -> DELETION_IN_PROGRESS;
            default -> new JobStatus(name);
        };
    }

    /**
     * Whether the job may still affect devices. True also for {@link #UNKNOWN} and for a value that is not in the API
     * model. Rules use {@link Job#isLive} instead.
     */
    public boolean isLive() {
        return !isTerminal() && !value.equals(DELETION_IN_PROGRESS.value);
    }

    /** Whether the job has ended. */
    public boolean isTerminal() {
        return value.equals(CANCELED.value) || value.equals(COMPLETED.value);
    }

    /** Whether the job is in progress or scheduled. Such jobs count towards the quotas of active jobs. */
    public boolean isActive() {
        return value.equals(IN_PROGRESS.value) || value.equals(SCHEDULED.value);
    }

    /** Whether {@code other} is a status with the same value. */
    @Override
    public boolean equals(@Nullable Object other) {
        // For speed: every rule compares the status of every job, and equal statuses are usually the same object
        return this == other || (other instanceof JobStatus(String name) && value.equals(name));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "UNKNOWN" : value;
    }
}
