package dev.iotjobs.integration.oracle;

import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.JobTable;
import dev.iotjobs.simulator.SimulatedJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What people, devices and the service do to an account's jobs while nobody looks. */
final class RandomChanges {

    /** Each as often as it is to be drawn. */
    private static final List<Kind> KINDS = Stream.of(Kind.values())
            .flatMap(kind -> Collections.nCopies(kind.weight, kind).stream())
            .toList();

    private final Chance chance;
    private final InstantSource clock;
    private final JobTable table;
    private final RandomJobs jobs;
    private int made;

    RandomChanges(Chance chance, InstantSource clock, JobTable table, RandomJobs jobs) {
        this.chance = chance;
        this.clock = clock;
        this.table = table;
        this.jobs = jobs;
    }

    /** What can happen. */
    enum Kind {
        EXECUTIONS_END(8),
        ENDS(4),
        GOES_ON(2),
        SETTINGS_CHANGE(5),
        DELETED(1),
        ID_REUSED(1),
        MADE(2);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    /** Something that is decided on now, and happens once it is run. */
    Runnable plan() {
        List<SimulatedJob> all = table.all();
        if (all.isEmpty()) {
            return this::make;
        }
        String jobId = chance.oneOf(all).jobId();
        return switch (chance.oneOf(KINDS)) {
            case EXECUTIONS_END -> change(jobId, job -> job.toBuilder().counters(jobs.counters()));
            case ENDS -> change(jobId, job -> jobs.ended(job).toBuilder());
            case GOES_ON -> change(jobId, RandomChanges::goesOn);
            case SETTINGS_CHANGE -> change(jobId, job -> job.toBuilder().settings(jobs.settings()));
            case DELETED -> () -> table.remove(jobId);
            case ID_REUSED -> () -> reuse(jobId);
            case MADE -> this::make;
        };
    }

    /** Now and then the service does not say that it updated the job. */
    private Runnable change(String jobId, Function<SimulatedJob, SimulatedJob.Builder> change) {
        boolean silent = chance.of(40);
        return () -> table.mutate(jobId, job -> {
            SimulatedJob.Builder changed = change.apply(job);
            return changed.lastUpdatedAt(silent ? job.lastUpdatedAt() : clock.instant())
                    .build();
        });
    }

    private static SimulatedJob.Builder goesOn(SimulatedJob job) {
        return job.toBuilder().status(JobStatus.IN_PROGRESS).completedAt(null).forceCanceled(null);
    }

    private void make() {
        table.put(jobs.newJob("new-" + ++made));
    }

    private void reuse(String jobId) {
        table.remove(jobId);
        table.put(jobs.newJob(jobId).toBuilder()
                .createdAt(clock.instant().minus(Duration.ofSeconds(1)))
                .build());
    }
}
