package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for planned jobs, each call in its turn. One thread gives the turns; the calls overlap, as many as latency makes
 * necessary to use the budget. A job whose call was throttled, or failed in passing, goes back to the end of the queue.
 */
final class Describer {

    private static final int CALLS_UNDER_WAY = 64;
    private static final int FAILURES_A_JOB = 3;

    private final PacedApi api;
    private final JobSource source;
    private final AuditProgress progress;
    private final Instant latest;
    private final BlockingQueue<Attempt> queue = new LinkedBlockingQueue<>();
    private final Semaphore slots = new Semaphore(CALLS_UNDER_WAY);

    Describer(PacedApi api, JobSource source, AuditProgress progress, Deadline deadline) {
        this.api = api;
        this.source = source;
        this.progress = progress;
        this.latest = deadline.end();
    }

    /** A turn at one job; without a job, the sign that all are done. */
    private record Attempt(@Nullable LedgerEntry job, int failures) {
        static final Attempt NONE_LEFT = new Attempt(null, 0);
    }

    /**
     * Asks for every job, and gives each, with what came of it, to {@code settle} exactly once, from several threads. A
     * job for which no time is left is {@link Sighting.Pending}.
     */
    void describe(Collection<LedgerEntry> jobs, BiConsumer<LedgerEntry, Sighting> settle) {
        if (jobs.isEmpty()) {
            return;
        }
        AtomicInteger left = new AtomicInteger(jobs.size());
        BiConsumer<LedgerEntry, Sighting> settleAndCount = (job, sighting) -> {
            settle.accept(job, sighting);
            int remaining = left.decrementAndGet();
            progress.described(jobs.size() - remaining, jobs.size());
            if (remaining == 0) {
                queue.add(Attempt.NONE_LEFT);
            }
        };
        jobs.forEach(job -> queue.add(new Attempt(job, 0)));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            giveTurns(workers, settleAndCount);
        }
    }

    private void giveTurns(ExecutorService workers, BiConsumer<LedgerEntry, Sighting> settle) {
        while (true) {
            slots.acquireUninterruptibly();
            Attempt attempt = next();
            LedgerEntry job = attempt.job();
            if (job == null) {
                return;
            }
            boolean inTime = api.awaitTurn(latest);
            workers.execute(() -> {
                try {
                    attempt(job, attempt.failures(), inTime, settle);
                } finally {
                    slots.release();
                }
            });
        }
    }

    private void attempt(LedgerEntry job, int failures, boolean inTime, BiConsumer<LedgerEntry, Sighting> settle) {
        JobKey key = ((Subject.OfJob) job.subject()).key();
        Answer<Job> answer = inTime ? api.call(() -> source.describeJob(key.jobId())) : new Answer.OutOfTime<Job>();
        switch (answer) {
            case Answer.Ok<Job>(var found) ->
                settle.accept(job, found.key().equals(key) ? new Sighting.Seen(found) : new Sighting.Gone());
            case Answer.Missing<Job> _ -> settle.accept(job, new Sighting.Gone());
            case Answer.Denied<Job>(var message) -> settle.accept(job, new Sighting.Denied(message));
            case Answer.Rejected<Job>(var message) -> settle.accept(job, new Sighting.Failed(message));
            case Answer.OutOfTime<Job> _ -> settle.accept(job, new Sighting.Pending());
            case Answer.Throttled<Job> _ -> queue.add(new Attempt(job, failures));
            case Answer.Failed<Job>(var message, var passing) -> {
                if (passing && failures + 1 < FAILURES_A_JOB) {
                    queue.add(new Attempt(job, failures + 1));
                } else {
                    settle.accept(job, new Sighting.Failed(message));
                }
            }
        }
    }

    /** Waits without giving up when interrupted: from then on no turn comes, and the queue empties by itself. */
    private Attempt next() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
