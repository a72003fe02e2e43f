package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.JobTimes;
import dev.iotjobs.auditor.job.config.Text;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One job as ListJobs returns it: every field of the API's {@code JobSummary}.
 *
 * @param key from {@code jobArn} and {@code createdAt}
 * @param status {@link JobStatus#UNKNOWN} if the service returns none
 * @param isConcurrent whether the job counts towards the quota of concurrent jobs; null if the service returns no value
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

    /** A job with only the fields that ListJobs returns. */
    public Job job() {
        return Job.builder(key, status)
                .targetSelection(targetSelection)
                .lastUpdatedAt(lastUpdatedAt)
                .completedAt(completedAt)
                .isConcurrent(isConcurrent)
                .build();
    }

    /** When the job ended. Null if it has not ended, or if the service returns no time. */
    public @Nullable Instant endedAt() {
        if (!status.isTerminal()) {
            return null;
        }
        return completedAt != null ? completedAt : lastUpdatedAt;
    }
}
