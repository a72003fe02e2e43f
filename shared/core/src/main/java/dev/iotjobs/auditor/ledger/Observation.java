package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.finding.Fingerprint;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What DescribeJob said of a job when it was last asked, as far as planning the next audit needs it. Times are in whole
 * milliseconds.
 *
 * @param describedAt when it was asked
 * @param counters fingerprint of the execution counters
 * @param countersStillSince since when each answer has had these counters
 */
public record Observation(
        Instant describedAt,
        JobStatus status,
        @Nullable Instant lastUpdatedAt,
        @Nullable Instant endedAt,
        int counters,
        Instant countersStillSince) {

    public Observation {
        describedAt = Objects.requireNonNull(Millis.truncated(describedAt), "describedAt");
        lastUpdatedAt = Millis.truncated(lastUpdatedAt);
        endedAt = Millis.truncated(endedAt);
        countersStillSince = Objects.requireNonNull(Millis.truncated(countersStillSince), "countersStillSince");
    }

    /** What is to be remembered of a job seen now, after what was known before. */
    public static Observation of(Job job, Instant now, @Nullable Observation before) {
        int counters = Fingerprint.of(job.jobProcessDetails());
        Instant since = before == null || before.counters() != counters ? now : before.countersStillSince();
        return new Observation(now, job.status(), job.lastUpdatedAt(), job.endedAt(), counters, since);
    }

    /** Whether a listing shows that the job has changed since. */
    public boolean differsFrom(Listed listed) {
        return !status.equals(listed.status()) || !Objects.equals(lastUpdatedAt, listed.lastUpdatedAt());
    }

    Observation withStatus(JobStatus same) {
        return new Observation(describedAt, same, lastUpdatedAt, endedAt, counters, countersStillSince);
    }
}
