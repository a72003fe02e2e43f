package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Asks for planned jobs, each call in its turn. One thread gives the turns; the calls overlap, as many as latency makes
 * necessary to use the budget. A job whose call was throttled, or failed in passing, goes back to the end of the queue.
 *
 * <p>Its threads are the system's. They are few, and after a virtual one has waited for a socket, the JVM takes 0.3 s to
 * exit: it waits that long for the poller, which stays in native code.
 */
final class Describer {

    /** Calls that may be under way at once: enough to use the budget while an answer takes that long. */
    private static final double SECONDS_OF_LATENCY = 0.5;

    /** At 10 calls a second, for 6 seconds of latency. */
    private static final int FEWEST_UNDER_WAY = 64;

    /** Five Regions at once stay below the 1,024 files that Lambda lets a function open. */
    private static final int MOST_UNDER_WAY = 128;

    /** Where one call in ten fails in passing, one job in a hundred thousand is left for the next audit. */
    private static final int FAILURES_A_JOB = 5;

    private final PacedApi api;
    private final JobSource source;
    private final Ledger ledger;
    private final AuditProgress progress;
    private final Instant latest;
    private final BlockingQueue<Attempt> again = new LinkedBlockingQueue<>();
    private final Semaphore slots;

    Describer(PacedApi api, JobSource source, Ledger ledger, AuditProgress progress, Deadline deadline) {
        this.api = api;
        this.source = source;
        this.ledger = ledger;
        this.progress = progress;
        this.latest = deadline.end();
        this.slots = new Semaphore(callsUnderWay(api.callsPerSecond()));
    }

    /** @param callsPerSecond infinite for no limit */
    static int callsUnderWay(double callsPerSecond) {
        return (int) Math.clamp(callsPerSecond * SECONDS_OF_LATENCY, FEWEST_UNDER_WAY, MOST_UNDER_WAY);
    }

    /** A turn at the job in a row of the ledger; without one, the sign that all are done. */
    private record Attempt(int row, int failures) {
        static final Attempt NONE_LEFT = new Attempt(-1, 0);
    }

    /**
     * Asks for every job, and gives each, with what came of it, to {@code settle} exactly once, from several threads. A
     * job for which no time is left is {@link Sighting.Pending}.
     *
     * @param rows of the jobs in the ledger, in their order
     */
    void describe(int[] rows, BiConsumer<LedgerEntry, Sighting> settle) {
        if (rows.length == 0) {
            return;
        }
        AtomicInteger left = new AtomicInteger(rows.length);
        BiConsumer<LedgerEntry, Sighting> settleAndCount = (job, sighting) -> {
            settle.accept(job, sighting);
            int remaining = left.decrementAndGet();
            progress.described(rows.length - remaining, rows.length);
            if (remaining == 0) {
                again.add(Attempt.NONE_LEFT);
            }
        };
        try (ExecutorService workers = Executors.newCachedThreadPool()) {
            giveTurns(rows, workers, settleAndCount);
        }
    }

    private void giveTurns(int[] rows, ExecutorService workers, BiConsumer<LedgerEntry, Sighting> settle) {
        int planned = 0;
        while (true) {
            slots.acquireUninterruptibly();
            Attempt attempt = planned < rows.length ? new Attempt(rows[planned++], 0) : nextAgain();
            if (attempt.equals(Attempt.NONE_LEFT)) {
                return;
            }
            if (api.awaitTurn(latest)) {
                workers.execute(() -> {
                    try {
                        attempt(attempt, settle);
                    } finally {
                        slots.release();
                    }
                });
            } else {
                slots.release();
                settle.accept(ledger.entry(attempt.row()), new Sighting.Pending());
            }
        }
    }

    private void attempt(Attempt attempt, BiConsumer<LedgerEntry, Sighting> settle) {
        LedgerEntry job = ledger.entry(attempt.row());
        JobKey key = ((Subject.OfJob) job.subject()).key();
        Answer<Job> answer = api.call(() -> source.describeJob(key.jobId()));
        switch (answer) {
            case Answer.Ok<Job>(var found) ->
                settle.accept(job, found.key().equals(key) ? new Sighting.Seen(found) : new Sighting.Gone());
            case Answer.Missing<Job> _ -> settle.accept(job, new Sighting.Gone());
            case Answer.Denied<Job>(var message) -> settle.accept(job, new Sighting.Denied(message));
            case Answer.Rejected<Job>(var message) -> settle.accept(job, new Sighting.Failed(message));
            case Answer.OutOfTime<Job> _ -> settle.accept(job, new Sighting.Pending());
            case Answer.Throttled<Job> _ -> again.add(attempt);
            case Answer.Failed<Job>(var message, var passing) -> {
                if (passing && attempt.failures() + 1 < FAILURES_A_JOB) {
                    again.add(new Attempt(attempt.row(), attempt.failures() + 1));
                } else {
                    settle.accept(job, new Sighting.Failed(message));
                }
            }
        }
    }

    /** Waits without giving up when interrupted: from then on no turn comes, and the queue empties by itself. */
    private Attempt nextAgain() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return again.take();
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
