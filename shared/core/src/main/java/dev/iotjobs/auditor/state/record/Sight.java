package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.table.Attribute;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What DescribeJob last said of a job: the evidence, packed because there may be 100,000 in memory, and what planning
 * needs. Times are in whole milliseconds.
 *
 * @param devicesAtRisk queued and in-progress executions; -1 where the counters are not known
 * @param evidence what {@link JobCodec} made of the job
 * @param earlier counters seen earlier, newest first
 * @param gone that the job is gone, and since when; null while it exists
 */
public record Sight(
        Times times,
        JobStatus status,
        long devicesAtRisk,
        Attribute.Bytes evidence,
        List<EarlierCounters> earlier,
        @Nullable Gone gone) {

    /**
     * The job is gone, or is being deleted.
     *
     * @param since when an audit first found that
     * @param isIdUsedAgain whether another job has its id
     */
    public record Gone(Instant since, boolean isIdUsedAgain) {}

    /**
     * The times of the description and of the last changes.
     *
     * @param describedAt when it was asked
     * @param still since when status, lastUpdatedAt and counters have been as they are
     * @param lastUpdatedAt what the answer said; null where it said nothing
     * @param endedAt when the job ended; null while it has not, or while that is not known
     */
    public record Times(
            Instant describedAt,
            Still still,
            @Nullable Instant lastUpdatedAt,
            @Nullable Instant endedAt) {}

    /**
     * Since when status, lastUpdatedAt and counters are unchanged. An answer without counters is not a change.
     *
     * @param counters fingerprint of the last known counters; 0 before the first
     */
    public record Still(Instant since, int counters) {

        private static int fingerprint(JobProcessDetails counters) {
            CRC32 sum = new CRC32();
            sum.update(counters.countersOnly().toString().getBytes(StandardCharsets.UTF_8));
            return (int) sum.getValue();
        }
    }

    public Sight {
        earlier = List.copyOf(earlier);
    }

    /** The next sight of a job that was described now, based on the one before, if any. */
    static Sight of(Job job, Instant now, @Nullable Sight before, Duration recent) {
        Attribute.Bytes evidence = new Attribute.Bytes(JobCodec.pack(job));
        JobFacts facts = before == null
                ? JobFacts.first(job, now, recent)
                : before.facts(job.key()).next(job, now, recent);
        JobProcessDetails counters = job.counters();
        int fingerprint = counters == null ? 0 : Still.fingerprint(counters);
        Still still =
                before != null && before.isStill(job, fingerprint) ? before.times.still() : new Still(now, fingerprint);
        return new Sight(
                new Times(now, still, job.lastUpdatedAt(), job.endedAt()),
                job.status(),
                counters == null ? -1 : counters.queued() + counters.inProgress(),
                evidence,
                facts.earlier(),
                null);
    }

    /** A copy of this sight that says that the job is gone. */
    Sight with(Gone found) {
        return new Sight(times, status, devicesAtRisk, evidence, List.of(), found);
    }

    public Instant describedAt() {
        return times.describedAt();
    }

    public @Nullable Instant lastUpdatedAt() {
        return times.lastUpdatedAt();
    }

    public @Nullable Instant endedAt() {
        return times.endedAt();
    }

    private boolean isStill(Job job, int counters) {
        return status.equals(job.status())
                && Objects.equals(lastUpdatedAt(), job.lastUpdatedAt())
                && (counters == 0 || counters == times.still().counters());
    }

    /** What is known of the job with this key. */
    JobFacts facts(JobKey key) {
        return facts(job(key));
    }

    /** The same for a job that was described just now; unpacking the evidence would give an equal job. */
    JobFacts facts(Job described) {
        return new JobFacts(
                described, new JobFacts.Seen(describedAt(), times.still().since()), earlier, JobFacts.OFF);
    }

    /** Whether a job's status or configuration is another one now; counters and times move by themselves. */
    boolean isChanged(JobKey key, Job described) {
        return !standing(job(key)).equals(standing(described));
    }

    private static Job standing(Job job) {
        return job.toBuilder()
                .jobProcessDetails(null)
                .isConcurrent(null)
                .scheduledJobRollouts(List.of())
                .lastUpdatedAt(null)
                .build();
    }

    /** The job as it was described. */
    public Job job(JobKey key) {
        return JobCodec.unpack(key, status, lastUpdatedAt(), evidence.value());
    }
}
