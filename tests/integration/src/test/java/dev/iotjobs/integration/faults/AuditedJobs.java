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
 * The jobs of an account between two audits. Something is told of each way a job can change, and one job each is fine,
 * was bad and stays so, and ended long ago.
 */
final class AuditedJobs {

    /** What may happen to one more of them. */
    enum Event {
        NOTHING,
        FINE_ENDS,
        UNCHANGED_ENDS,
        UNCHANGED_IS_DELETED
    }

    static final String UNCHANGED = "unchanged";
    private static final String FINE = "fine";
    static final String FAILING = "failing";
    static final String FORCED = "forced";

    private static final String MENDED = "mended";
    private static final String DELETED = "deleted";
    private static final String CREATED = "created";
    private static final String ENDED = "ended";

    /** Those that are described once they have changed. */
    static final List<String> DESCRIBED = List.of(UNCHANGED, FINE, FAILING, FORCED, MENDED, DELETED, CREATED);

    private final SimulatedAccount account;
    private final Instant start;

    AuditedJobs(SimulatedAccount account, Instant start) {
        this.account = account;
        this.start = start;
    }

    /** As the first audit saw them. */
    void moveIn() {
        account.jobs(Stage.REGION).all().forEach(job -> delete(job.jobId()));
        put(live(UNCHANGED));
        put(live(MENDED));
        put(live(DELETED));
        put(withTimeout(live(FINE)));
        put(withTimeout(live(FAILING)));
        put(withTimeout(live(FORCED)));
        put(withTimeout(live(ENDED)).toBuilder()
                .status(JobStatus.COMPLETED)
                .completedAt(start.minus(Duration.ofDays(1)))
                .counters(new JobCounters(0, 0, 20, 0, 0, 0, 0, 0))
                .build());
    }

    /** What the people who operate the fleet do next; five things of which are to be told. */
    void change() {
        account.mutate(Stage.REGION, MENDED, AuditedJobs::withTimeout);
        delete(DELETED);
        put(live(CREATED));
        change(
                FAILING,
                job -> job.toBuilder()
                        .counters(new JobCounters(0, 5, 10, 5, 0, 0, 0, 0))
                        .build());
        change(
                FORCED,
                job -> job.toBuilder()
                        .status(JobStatus.CANCELED)
                        .forceCanceled(true)
                        .completedAt(account.clock().instant())
                        .counters(new JobCounters(0, 0, 5, 0, 0, 0, 0, 4))
                        .build());
    }

    /** Brings about what happens besides. */
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
        return SimulatedJob.builder(jobId, created)
                .status(JobStatus.IN_PROGRESS)
                .targets(List.of(account.iotArn(Stage.REGION, "thing/" + jobId)))
                .lastUpdatedAt(created)
                .isConcurrent(false)
                .build();
    }

    private static SimulatedJob withTimeout(SimulatedJob job) {
        return job.toBuilder()
                .settings(JobSettings.NONE.withTimeoutConfig(new JobSettings.TimeoutConfig(60L)))
                .build();
    }
}
