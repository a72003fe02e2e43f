package dev.iotjobs.auditor.audit.describing;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobSummary;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The queue of jobs to describe. Jobs that the caller of the audit named come first, and retries come last. Between
 * these, the jobs of {@link #addUnseen} alternate with other jobs. Safe for use by several threads.
 */
public final class DescribeQueue {

    /** How urgent it is to describe a job. The most urgent constant comes first. */
    public enum Urgency {
        NAMED,
        MOVING,
        CHANGED,
        STANDING,
        SETTLING,
        FINISHED,
        FAILING
    }

    /**
     * An attempt to describe a job.
     *
     * @param number number of the attempt, from 1; throttled attempts do not count
     * @param last answer to the last attempt that was not throttled; null if there was none
     */
    public record Attempt(
            String jobId, int number, @Nullable Answer<Job> last) {}

    private record Due(String jobId, Urgency urgency, Instant lastAsked) {}

    private static final Comparator<Due> DUE_FIRST =
            Comparator.comparing(Due::urgency).thenComparing(Due::lastAsked).thenComparing(Due::jobId);

    private record Unseen(String jobId, boolean isTerminal, Instant lastUpdatedAt) {}

    private static final Comparator<Unseen> NEW_FIRST = Comparator.comparing(Unseen::isTerminal)
            .thenComparing(Unseen::lastUpdatedAt, Comparator.reverseOrder())
            .thenComparing(Unseen::jobId);

    private final PriorityQueue<Due> due = new PriorityQueue<>(DUE_FIRST);
    private final PriorityQueue<Unseen> unseen = new PriorityQueue<>(NEW_FIRST);
    private final Queue<Attempt> again = new ArrayDeque<>();
    private int planned;
    private boolean isUnseenNext;
    private boolean isOpen = true;

    /**
     * Adds a job with its urgency. For a listed job that has no record and that no caller has named, use {@link
     * #addUnseen}.
     *
     * @param lastAsked when an audit last tried to describe the job; among equally urgent jobs, the earliest time comes
     *     first
     */
    public synchronized void add(String jobId, Urgency urgency, Instant lastAsked) {
        due.add(new Due(jobId, urgency, lastAsked));
        added();
    }

    /** Adds a job that was never described. */
    public synchronized void addUnseen(JobSummary job) {
        unseen.add(new Unseen(job.key().jobId(), job.status().isTerminal(), lastUpdated(job)));
        added();
    }

    private void added() {
        planned++;
        notify();
    }

    /** Puts a job at the end of the queue for another attempt. */
    synchronized void again(Attempt attempt) {
        again.add(attempt);
        notify();
    }

    /** Closes the queue. No more jobs may be added. */
    synchronized void close() {
        isOpen = false;
        notifyAll();
    }

    /** The number of jobs added so far. */
    synchronized int planned() {
        return planned;
    }

    /** Takes the next job, and waits for one while the queue is open. Null if the queue is closed and empty. */
    synchronized @Nullable Attempt take() throws InterruptedException {
        Attempt next = next();
        while (next == null && isOpen) {
            wait();
            next = next();
        }
        return next;
    }

    /** Takes all remaining jobs. */
    public synchronized List<Attempt> takeRest() {
        List<Attempt> rest = new ArrayList<>();
        for (Attempt next = next(); next != null; next = next()) {
            rest.add(next);
        }
        return rest;
    }

    private @Nullable Attempt next() {
        Due first = due.peek();
        boolean isNamed = first != null && first.urgency() == Urgency.NAMED;
        boolean takesUnseen = !unseen.isEmpty() && !isNamed && (isUnseenNext || first == null);
        if (takesUnseen) {
            isUnseenNext = false;
            return new Attempt(unseen.remove().jobId(), 1, null);
        }
        if (first != null) {
            isUnseenNext = !isNamed;
            due.remove();
            return new Attempt(first.jobId(), 1, null);
        }
        return again.poll();
    }

    private static Instant lastUpdated(JobSummary job) {
        return Objects.requireNonNullElse(job.lastUpdatedAt(), Instant.EPOCH);
    }
}
