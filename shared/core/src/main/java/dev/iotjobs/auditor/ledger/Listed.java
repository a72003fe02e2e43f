package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an audit keeps of a listed job, in whole milliseconds.
 *
 * @param isConcurrent whether the job counts towards job concurrency; null when the service does not say
 */
public record Listed(
        JobStatus status,
        @Nullable TargetSelection targetSelection,
        @Nullable Instant lastUpdatedAt,
        @Nullable Boolean isConcurrent) {

    public Listed {
        lastUpdatedAt = Millis.truncated(lastUpdatedAt);
    }
}
