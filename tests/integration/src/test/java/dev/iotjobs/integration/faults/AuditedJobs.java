package dev.iotjobs.integration.faults;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The jobs of the audited account. Five of them change before the audit that a fault strikes, so that this audit has
 * findings to open and to close. Of the other three, one has an unchanged finding, one has no finding, and one has
 * ended.
 */
final class AuditedJobs {

    /** A change to one job, in addition to those of {@link #change}. */
    enum Event {
        NOTHING,
        FINE_ENDS,
        UNCHANGED_ENDS,
        UNCHANGED_IS_DELETED
    }

    static final String UNCHANGED = "pump-unchanged";
    private static final String FINE = "pump-fine";
    static final String FAILING = "pump-failing";
    static final String STRUCK = "pump-struck";

    static final String FIXED = "pump-fixed";
    private static final String DELETED = "pump-deleted";
    private static final String CREATED = "pump-created";
    private static final String ENDED = "pump-ended";

    /** Ids of the jobs that the audit after {@link #change} describes. */
    static final List<String> DESCRIBED = List.of(UNCHANGED, FINE, FAILING, STRUCK, FIXED, DELETED, CREATED);

    private final SimulatedAccount account;
    private final Instant start;

    AuditedJobs(SimulatedAccount account, Instant start) {
        this.account = account;
        this.start = start;
    }

    /** Puts all jobs into the account as they are before the first audit. */
    void moveIn() {
        account.jobs(Stage.REGION).all().forEach(job -> delete(job.jobId()));
        put(live(UNCHANGED));
        put(live(FIXED));
        put(live(DELETED));
        put(withTimeout(live(FINE)));
        put(rollout(FAILING));
        put(rollout(STRUCK));
        put(withTimeout(live(ENDED)).toBuilder()
                .status(JobStatus.COMPLETED)
                .completedAt(start.minus(Duration.ofDays(1)))
                .counters(JobCounters.builder().succeeded(20).build())
                .build());
    }

    /** Changes five jobs after the first audit. The next audit must report each change. */
    void change() {
        account.mutate(Stage.REGION, FIXED, AuditedJobs::withTimeout);
        delete(DELETED);
        put(failing(rollout(CREATED), 3).toBuilder()
                .createdAt(account.clock().instant())
                .build());
        change(FAILING, job -> failing(job, 5));
        change(STRUCK, job -> failing(job, 4));
    }

    /**
     * A job with a critical failure rate.
     *
     * @param inProgress number of executions in progress; it differs for each job, because messages name the job with
     *     the highest number first
     */
    private static SimulatedJob failing(SimulatedJob job, int inProgress) {
        return job.toBuilder()
                .counters(JobCounters.builder()
                        .inProgress(inProgress)
                        .succeeded(10)
                        .failed(5)
                        .build())
                .build();
    }

    /** Makes a change to one job, in addition to those of {@link #change}. */
    void happen(Event event) {
        switch (event) {
            case NOTHING -> {}
            case FINE_ENDS -> complete(FINE);
            case UNCHANGED_ENDS -> complete(UNCHANGED);
            case UNCHANGED_IS_DELETED -> delete(UNCHANGED);
        }
    }

    private void complete(String jobId) {
        change(
                jobId,
                job -> job.toBuilder()
                        .status(JobStatus.COMPLETED)
                        .completedAt(account.clock().instant())
                        .build());
    }

    private void delete(String jobId) {
        account.remove(Stage.REGION, jobId);
    }

    private void change(String jobId, UnaryOperator<SimulatedJob> change) {
        account.mutate(
                Stage.REGION,
                jobId,
                job -> change.apply(job).toBuilder()
                        .lastUpdatedAt(account.clock().instant())
                        .build());
    }

    private void put(SimulatedJob job) {
        account.put(Stage.REGION, job);
    }

    private SimulatedJob live(String jobId) {
        Instant created = start.minus(Duration.ofDays(2));
        return SimulatedJob.described(jobId, created)
                .targets(List.of(account.iotArn(Stage.REGION, "thing/" + jobId)))
                .counters(JobCounters.builder().succeeded(1).build())
                .build();
    }

    /** A job for a thing group, with timeout, abort criteria and rollout rate. */
    private SimulatedJob rollout(String jobId) {
        JobSettings.AbortCriteria criteria = new JobSettings.AbortCriteria("ALL", "CANCEL", 20.0, 16);
        SimulatedJob job = withTimeout(live(jobId));
        return job.toBuilder()
                .targets(List.of(account.iotArn(Stage.REGION, "thinggroup/" + jobId)))
                .counters(JobCounters.builder().build())
                .settings(job.settings()
                        .withAbortConfig(new JobSettings.AbortConfig(List.of(criteria)))
                        .withJobExecutionsRolloutConfig(new JobSettings.JobExecutionsRolloutConfig(50, null)))
                .build();
    }

    private static SimulatedJob withTimeout(SimulatedJob job) {
        return job.toBuilder()
                .settings(JobSettings.NONE.withTimeoutConfig(new JobSettings.TimeoutConfig(60L)))
                .build();
    }
}
