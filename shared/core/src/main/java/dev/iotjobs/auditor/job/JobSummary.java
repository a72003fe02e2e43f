package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.JobTimes;
import dev.iotjobs.auditor.job.config.Text;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One job as ListJobs describes it: every field of the API's {@code JobSummary}.
 *
 * @param key from {@code jobArn} and {@code createdAt}
 * @param status {@link JobStatus#UNKNOWN} when the service does not say
 * @param isConcurrent whether the job counts towards job concurrency; null when the service does not say
 */
public record JobSummary(
        JobKey key,
        JobStatus status,
        @Nullable TargetSelection targetSelection,
        @Nullable String thingGroupId,
        @Nullable Instant lastUpdatedAt,
        @Nullable Instant completedAt,
        @Nullable Boolean isConcurrent) {

    public JobSummary {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(status, "status");
        thingGroupId = Text.name(thingGroupId);
        lastUpdatedAt = JobTimes.wholeMillis(lastUpdatedAt);
        completedAt = JobTimes.wholeMillis(completedAt);
    }

    /** The job, as far as the list describes it. */
    public Job job() {
        return Job.builder(key, status)
                .targetSelection(targetSelection)
                .lastUpdatedAt(lastUpdatedAt)
                .completedAt(completedAt)
                .isConcurrent(isConcurrent)
                .build();
    }

    /** When the job ended; null if it has not ended, or the service does not say. */
    public @Nullable Instant endedAt() {
        if (!status.isTerminal()) {
            return null;
        }
        return completedAt != null ? completedAt : lastUpdatedAt;
    }
}
