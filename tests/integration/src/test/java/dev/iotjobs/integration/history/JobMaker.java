package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes jobs near the thresholds of rules. Each new or changed job has another number of removed executions. These
 * tests use the number as the version of a job, because no rule here reads it.
 */
final class JobMaker {

    private static final TimeoutConfig TIMEOUT = new TimeoutConfig(60L);
    private static final AbortConfig ABORT = new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 10)));

    /**
     * Pairs of numbers of succeeded and failed executions. Their failure rates are near thresholds of rules, or have
     * too few executions.
     */
    private static final int[][] EXECUTED = {
        {20, 0}, {18, 2}, {91, 9}, {75, 25}, {83, 17}, {0, 3}, {1, 3}, {0, 2}, {0, 0}, {99, 1}
    };

    private final Choices choices;
    private int version;

    JobMaker(Choices choices) {
        this.choices = choices;
    }

    Job job(AccountRegion place, String id, @Nullable Instant createdAt, Instant now) {
        String prefix = prefix(place);
        return described(prefix, id, createdAt)
                .targetSelection(choices.oneOf(TargetSelection.SNAPSHOT, TargetSelection.CONTINUOUS))
                .targets(choices.oneOf(
                        List.of(prefix + "thing/t1"),
                        List.of(prefix + "thinggroup/g1"),
                        List.of(prefix + "thinggroup/g2"),
                        List.of(prefix + "thing/t1", prefix + "thing/t2")))
                .timeoutConfig(choices.oneOrNull(TIMEOUT))
                .abortConfig(choices.oneOrNull(ABORT))
                .isConcurrent(choices.oneOrNull(false, true))
                .lastUpdatedAt(now)
                .jobProcessDetails(counters())
                .build();
    }

    private static JobBuilder described(String prefix, String id, @Nullable Instant createdAt) {
        return Job.builder(new JobKey(prefix + "job/" + id, createdAt), JobStatus.IN_PROGRESS)
                .description("Firmware of the pumps");
    }

    private static String prefix(AccountRegion place) {
        return "arn:" + place.partition() + ":iot:" + place.region() + ":" + place.accountId() + ":";
    }

    /** A job for one thing, with a timeout and without failures. */
    Job plain(AccountRegion place, String id, Instant createdAt) {
        String prefix = prefix(place);
        return described(prefix, id, createdAt)
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(List.of(prefix + "thing/t1"))
                .timeoutConfig(TIMEOUT)
                .isConcurrent(false)
                .lastUpdatedAt(createdAt)
                .jobProcessDetails(executed(20, 0, 0, 0))
                .build();
    }

    /**
     * A job for a group, without a timeout, with 100 executions that have succeeded or failed and 5 queued ones.
     *
     * @param failed number of failed executions, 0 to 100
     */
    Job failing(AccountRegion place, String id, Instant createdAt, int failed) {
        return plain(place, id, createdAt).toBuilder()
                .targets(List.of(prefix(place) + "thinggroup/g1"))
                .timeoutConfig(null)
                .jobProcessDetails(executed(100 - failed, failed, 0, 5))
                .build();
    }

    /** A copy of a job with one random change. */
    Job changed(Job job, Instant now) {
        JobBuilder changed = job.toBuilder().jobProcessDetails(recounted(job));
        switch (choices.below(9)) {
            case 0, 1, 2 -> changed.jobProcessDetails(counters());
            case 3 ->
                changed.timeoutConfig(job.timeoutConfig() == null ? TIMEOUT : null)
                        .lastUpdatedAt(now);
            case 4 ->
                changed.abortConfig(job.abortConfig() == null ? ABORT : null).lastUpdatedAt(now);
            case 5 ->
                changed.status(liveStatus())
                        .completedAt(null)
                        .forceCanceled(null)
                        .lastUpdatedAt(now);
            case 6 -> end(changed, now.minus(choices.oneOf(Duration.ZERO, Duration.ofDays(29), Duration.ofDays(40))));
            case 7 -> changed.status(JobStatus.DELETION_IN_PROGRESS).lastUpdatedAt(now);
            default -> leaveOut(changed);
        }
        return changed.build();
    }

    private JobStatus liveStatus() {
        return choices.oneOf(JobStatus.IN_PROGRESS, JobStatus.SCHEDULED, new JobStatus("PAUSED"));
    }

    private void end(JobBuilder job, Instant endedAt) {
        boolean canceled = choices.below(3) > 0;
        job.status(canceled ? JobStatus.CANCELED : JobStatus.COMPLETED)
                .isConcurrent(choices.oneOrNull(false))
                .forceCanceled(canceled ? choices.oneOf(true, false) : null)
                .completedAt(choices.oneOrNull(endedAt))
                .lastUpdatedAt(endedAt);
    }

    /** Makes one field unknown that rules need: the counters, the targets or the status. */
    private void leaveOut(JobBuilder job) {
        switch (choices.below(3)) {
            case 0 -> job.jobProcessDetails(null);
            case 1 -> job.targets(List.of());
            default -> job.status(JobStatus.UNKNOWN);
        }
    }

    private JobProcessDetails counters() {
        int[] executed = choices.oneOf(List.of(EXECUTED));
        return executed(executed[0], executed[1], choices.oneOf(0, 2), choices.oneOf(0, 5));
    }

    private JobProcessDetails executed(int succeeded, int failed, int canceled, int queued) {
        return JobProcessDetails.builder()
                .canceled(canceled)
                .succeeded(succeeded)
                .failed(failed)
                .queued(queued)
                .removed(++version)
                .build();
    }

    private @Nullable JobProcessDetails recounted(Job job) {
        JobProcessDetails old = job.jobProcessDetails();
        return old == null ? null : old.toBuilder().removed(++version).build();
    }
}
