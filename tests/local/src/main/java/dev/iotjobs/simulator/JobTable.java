package dev.iotjobs.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one region, in the order of ListJobs: by status, then newest first. A job whose status changes can move
 * to another page. Thread-safe.
 */
public final class JobTable {

    private static final Comparator<SimulatedJob> ORDER = Comparator.comparing(SimulatedJob::status)
            .thenComparing(SimulatedJob::createdAt, Comparator.reverseOrder())
            .thenComparing(SimulatedJob::jobId);

    private final InstantSource clock;
    private final Map<String, SimulatedJob> byId = new HashMap<>();
    private final NavigableSet<SimulatedJob> ordered = new TreeSet<>(ORDER);
    private final Map<String, Instant> deletions = new HashMap<>();

    JobTable(InstantSource clock) {
        this.clock = clock;
    }

    /** The position of a job in the order of ListJobs. It remains valid when the job is removed. */
    public record Position(JobStatus status, Instant createdAt, String jobId) {
        static Position of(SimulatedJob job) {
            return new Position(job.status(), job.createdAt(), job.jobId());
        }
    }

    /**
     * A page of jobs.
     *
     * @param jobs in the order of ListJobs
     * @param next position after which the next page starts; null on the last page
     */
    public record Page(List<SimulatedJob> jobs, @Nullable Position next) {}

    /** Adds a job. A job with the same id is replaced. */
    public synchronized void put(SimulatedJob job) {
        deletions.remove(job.jobId());
        store(job);
    }

    /**
     * Adds a job if no job has its id.
     *
     * @return whether the job was added
     */
    public synchronized boolean putIfAbsent(SimulatedJob job) {
        finishDeletions();
        if (byId.containsKey(job.jobId())) {
            return false;
        }
        store(job);
        return true;
    }

    public synchronized Optional<SimulatedJob> find(String jobId) {
        finishDeletions();
        return Optional.ofNullable(byId.get(jobId));
    }

    /**
     * Changes a job atomically. If {@code change} throws, the job stays unchanged.
     *
     * @return the changed job; empty if there is no such job
     */
    public synchronized Optional<SimulatedJob> mutate(String jobId, UnaryOperator<SimulatedJob> change) {
        Optional<SimulatedJob> changed = find(jobId).map(change);
        changed.ifPresent(this::store);
        return changed;
    }

    public synchronized boolean remove(String jobId) {
        deletions.remove(jobId);
        @Nullable SimulatedJob removed = byId.remove(jobId);
        return removed != null && ordered.remove(removed);
    }

    /**
     * Plans the removal of a job.
     *
     * @param when time of the removal, by the account's clock
     */
    public synchronized void removeAt(String jobId, Instant when) {
        deletions.put(jobId, when);
    }

    /**
     * Lists the jobs of this table, in the order of ListJobs. Each call returns one page.
     *
     * @param status lists only jobs with this status; null for all jobs
     * @param after position at which the previous page ended; null for the first page
     * @param wanted accepts the jobs to list
     * @param limit maximum number of jobs, at least 1
     */
    public synchronized Page page(
            @Nullable JobStatus status, @Nullable Position after, Predicate<SimulatedJob> wanted, int limit) {
        finishDeletions();
        List<SimulatedJob> found = new ArrayList<>();
        for (SimulatedJob job : from(status, after)) {
            if (status != null && job.status() != status) {
                break;
            }
            if (wanted.test(job)) {
                if (found.size() == limit) {
                    return new Page(List.copyOf(found), Position.of(found.getLast()));
                }
                found.add(job);
            }
        }
        return new Page(List.copyOf(found), null);
    }

    /** All jobs, in the order of ListJobs. */
    public synchronized List<SimulatedJob> all() {
        finishDeletions();
        return List.copyOf(ordered);
    }

    public synchronized int size() {
        finishDeletions();
        return byId.size();
    }

    /** The number of jobs that the predicate accepts. */
    public synchronized long count(Predicate<SimulatedJob> wanted) {
        finishDeletions();
        return byId.values().stream().filter(wanted).count();
    }

    private NavigableSet<SimulatedJob> from(@Nullable JobStatus status, @Nullable Position after) {
        if (after != null) {
            return ordered.tailSet(probe(after), false);
        }
        return status == null ? ordered : ordered.tailSet(probe(new Position(status, Instant.MAX, "")), true);
    }

    private static SimulatedJob probe(Position position) {
        return SimulatedJob.builder(position.jobId(), position.createdAt())
                .status(position.status())
                .build();
    }

    private void store(SimulatedJob job) {
        @Nullable SimulatedJob old = byId.put(job.jobId(), job);
        if (old != null) {
            ordered.remove(old);
        }
        ordered.add(job);
    }

    private void finishDeletions() {
        if (deletions.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<String> due = deletions.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(this::remove);
    }
}
