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
 * The last answer of DescribeJob on a job: packed evidence, and the values that planning needs. Times are in whole
 * milliseconds.
 *
 * @param devicesAtRisk number of queued and in-progress executions; -1 if the answer had no counters
 * @param evidence the job, packed by {@link JobCodec}
 * @param earlier counters of this and earlier answers, newest first; empty for jobs that are not continuous
 * @param gone set in the record of a job's deletion; null in all other records
 */
public record Observation(
        Times times,
        JobStatus status,
        long devicesAtRisk,
        Attribute.Bytes evidence,
        List<EarlierCounters> earlier,
        @Nullable Gone gone) {

    /**
     * The job no longer exists, or AWS is deleting it.
     *
     * @param since when an audit first found that the job is gone or in deletion
     * @param isIdUsedAgain whether a new job has the id of this job
     */
    public record Gone(Instant since, boolean isIdUsedAgain) {}

    /**
     * When a job was described, when its last change was found, and when it ended.
     *
     * @param describedAt when DescribeJob was called
     * @param still since when status, lastUpdatedAt and counters are unchanged
     * @param lastUpdatedAt the value in DescribeJob's answer; null if the answer had none
     * @param endedAt when the job ended; null if it has not ended, or if the time is unknown
     */
    public record Times(
            Instant describedAt,
            Still still,
            @Nullable Instant lastUpdatedAt,
            @Nullable Instant endedAt) {}

    /**
     * Since when status, lastUpdatedAt and counters of a job are unchanged. For an answer without counters, only status
     * and lastUpdatedAt are compared.
     *
     * @param counters fingerprint of the last known counters; 0 if none are known
     */
    public record Still(Instant since, int counters) {

        private static int fingerprint(JobProcessDetails counters) {
            CRC32 sum = new CRC32();
            sum.update(counters.countersOnly().toString().getBytes(StandardCharsets.UTF_8));
            return (int) sum.getValue();
        }
    }

    public Observation {
        earlier = List.copyOf(earlier);
    }

    /**
     * The observation of a job that was described now.
     *
     * @param before the previous observation of the job; null if there is none
     * @param recent minimum time between two answers about a CONTINUOUS job whose counters {@link #earlier} keeps
     */
    static Observation of(Job job, Instant now, @Nullable Observation before, Duration recent) {
        // Packed, because 100,000 jobs may be in memory.
        Attribute.Bytes evidence = new Attribute.Bytes(JobCodec.pack(job));
        JobFacts facts = before == null
                ? JobFacts.first(job, now)
                : before.facts(job.key()).next(job, now, recent);
        JobProcessDetails counters = job.counters();
        int fingerprint = counters == null ? 0 : Still.fingerprint(counters);
        Still still =
                before != null && before.isStill(job, fingerprint) ? before.times.still() : new Still(now, fingerprint);
        return new Observation(
                new Times(now, still, job.lastUpdatedAt(), job.endedAt()),
                job.status(),
                counters == null ? -1 : counters.queued() + counters.inProgress(),
                evidence,
                facts.earlier(),
                null);
    }

    /** A copy that notes that the job is gone. */
    Observation with(Gone found) {
        return new Observation(times, status, devicesAtRisk, evidence, List.of(), found);
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

    /** The facts by which rules judge the job. */
    JobFacts facts(JobKey key) {
        return facts(job(key));
    }

    /**
     * The facts about the job of this observation.
     *
     * @param described the answer of DescribeJob from which this observation was made
     */
    JobFacts facts(Job described) {
        // The evidence contains an equal job, but unpacking takes time
        return new JobFacts(
                described, new JobFacts.Seen(describedAt(), times.still().since()), earlier, JobFacts.OFF);
    }

    /**
     * Whether the status or configuration of the job has changed since this observation. Ignores values that change
     * while a job runs, such as counters.
     */
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

    /** The job as DescribeJob returned it, unpacked from the evidence of this observation. */
    public Job job(JobKey key) {
        return JobCodec.unpack(key, status, lastUpdatedAt(), evidence.value());
    }
}
