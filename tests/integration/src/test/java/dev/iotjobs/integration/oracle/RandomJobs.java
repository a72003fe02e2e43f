package dev.iotjobs.integration.oracle;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.AbortCriteria;
import dev.iotjobs.simulator.JobSettings.JobExecutionsRetryConfig;
import dev.iotjobs.simulator.JobSettings.RetryCriteria;
import dev.iotjobs.simulator.JobSettings.TimeoutConfig;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.TargetSelection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Jobs near every limit that a rule knows, and jobs that no API would make today. */
final class RandomJobs {

    private static final Duration YOUNGEST = Duration.ofMinutes(1);
    private static final Duration OLDEST = Duration.ofDays(120);
    private static final Duration MEMORY_OF_FORCE = Duration.ofDays(30);

    private final Chance chance;
    private final InstantSource clock;

    RandomJobs(Chance chance, InstantSource clock) {
        this.chance = chance;
        this.clock = clock;
    }

    /** A job that has been there for minutes or for months. */
    SimulatedJob job(String jobId) {
        return job(jobId, ago(YOUNGEST, OLDEST));
    }

    /** A job that was made a moment ago, or not much more. */
    SimulatedJob newJob(String jobId) {
        return job(jobId, ago(Duration.ZERO, Duration.ofHours(1)));
    }

    private SimulatedJob job(String jobId, Instant createdAt) {
        SimulatedJob live = SimulatedJob.builder(jobId, createdAt)
                .status(chance.of(80) ? JobStatus.IN_PROGRESS : JobStatus.SCHEDULED)
                .targetSelection(chance.oneOf(TargetSelection.values()))
                .targets(targets(jobId))
                .settings(settings())
                .counters(counters())
                .isConcurrent(chance.oneOf(true, false))
                .lastUpdatedAt(createdAt.plusMillis(chance.between(0, 60_000)))
                .build();
        return chance.of(55) ? live : ended(live);
    }

    private List<String> targets(String jobId) {
        String kind = chance.of(30) ? "thinggroup" : "thing";
        return IntStream.range(0, chance.oneOf(1, 1, 2, 5))
                .mapToObj(i -> "arn:aws:iot:eu-west-1:123456789012:" + kind + "/" + jobId + "-" + i)
                .toList();
    }

    JobSettings settings() {
        return JobSettings.NONE
                .withTimeoutConfig(timeout())
                .withAbortConfig(chance.of(50) ? null : abort())
                .withJobExecutionsRetryConfig(chance.of(80) ? null : retry());
    }

    private @Nullable TimeoutConfig timeout() {
        TimeoutConfig none = noTimeout();
        return switch (chance.between(0, 3)) {
            case 0, 1 -> timeout(60);
            case 2 -> timeout(10_080);
            default -> none;
        };
    }

    private @Nullable TimeoutConfig noTimeout() {
        return chance.of(50) ? null : timeout(chance.oneOf(0L, -1L, 10_081L));
    }

    private static TimeoutConfig timeout(long minutes) {
        return new TimeoutConfig(minutes);
    }

    private AbortConfig abort() {
        List<AbortCriteria> criteria = List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 10));
        return new AbortConfig(chance.of(85) ? criteria : List.of());
    }

    private JobExecutionsRetryConfig retry() {
        return new JobExecutionsRetryConfig(List.of(new RetryCriteria("ALL", chance.oneOf(0, 2))));
    }

    /** None; a few, all of them failed or not; or a rate around the ones at which a finding opens, rises and closes. */
    JobCounters counters() {
        return switch (chance.between(0, 3)) {
            case 0 -> JobCounters.queued(chance.between(0, 5));
            case 1 -> executed(chance.between(0, 2), chance.between(0, 7));
            default -> {
                int executed = chance.between(10, 120);
                int percent = chance.between(5, 23);
                int failed = (executed * percent + 99) / 100;
                yield executed(executed - failed, failed);
            }
        };
    }

    private JobCounters executed(int succeeded, int unsuccessful) {
        int failed = chance.between(0, unsuccessful);
        int timedOut = chance.between(0, unsuccessful - failed);
        return new JobCounters(
                chance.between(0, 9),
                chance.between(0, 3),
                succeeded,
                failed,
                timedOut,
                unsuccessful - failed - timedOut,
                0,
                chance.oneOf(0, 0, 1, 4));
    }

    /** The job once it has ended, completed or cancelled, by force or not, or while it is being deleted. */
    SimulatedJob ended(SimulatedJob job) {
        Instant now = clock.instant();
        Duration longest = shorter(Duration.between(job.createdAt(), now), MEMORY_OF_FORCE.multipliedBy(2));
        Instant endedAt = now.minus(chance.between(Duration.ZERO, longest));
        JobStatus status = chance.oneOf(
                JobStatus.COMPLETED, JobStatus.COMPLETED, JobStatus.CANCELED, JobStatus.CANCELED, deleting());
        return job.toBuilder()
                .status(status)
                .forceCanceled(status == JobStatus.CANCELED ? chance.oneOf(true, false) : null)
                .reasonCode(status == JobStatus.CANCELED && chance.of(30) ? "ABORTED" : null)
                .completedAt(status == JobStatus.DELETION_IN_PROGRESS || chance.of(10) ? null : endedAt)
                .lastUpdatedAt(endedAt)
                .build();
    }

    private JobStatus deleting() {
        return chance.of(30) ? JobStatus.DELETION_IN_PROGRESS : JobStatus.COMPLETED;
    }

    private Instant ago(Duration least, Duration most) {
        return clock.instant().minus(chance.between(least, most));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
