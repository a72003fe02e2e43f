package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.DescribeQueue.Attempt;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for jobs, each call in its turn. One thread waits for the turns; the calls overlap, as many as latency makes
 * necessary to use the budget. A job whose call was throttled, or failed in passing, goes back to the end of the queue.
 * Where there is no limit, some jobs are asked for before there is a plan.
 *
 * <p>Its threads are the system's. They are few, and after a virtual one has waited for a socket, the JVM takes 0.3 s to
 * exit: it waits that long for the poller, which stays in native code.
 */
final class Describer implements AutoCloseable {

    /** Where one call in ten fails in passing, one job in a hundred thousand is left for the next audit. */
    private static final int FAILURES_A_JOB = 5;

    private final PacedApi api;
    private final JobSource source;
    private final Ledger ledger;
    private final BiConsumer<LedgerEntry, Sighting> settle;
    private final AuditProgress progress;
    private final Instant latest;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final DescribeQueue queue = new DescribeQueue();
    private final Slots slots;
    private final boolean isUnlimited;
    private final AtomicReference<@Nullable RuntimeException> defect = new AtomicReference<>();
    private volatile boolean isInterrupted;

    /** @param settle is given each job, with what came of it, exactly once, from several threads */
    Describer(
            PacedApi api,
            JobSource source,
            Ledger ledger,
            BiConsumer<LedgerEntry, Sighting> settle,
            AuditProgress progress,
            Deadline deadline) {
        this.api = api;
        this.source = source;
        this.ledger = ledger;
        this.settle = settle;
        this.progress = progress;
        this.latest = deadline.end();
        this.slots = new Slots(api.callsPerSecond());
        this.isUnlimited = Double.isInfinite(api.callsPerSecond());
    }

    /**
     * Without a limit: asks for as many of these jobs as can be asked for until the next are offered, or planned. Does
     * not wait. With a limit every call is worth something, and the plan says to whom it goes.
     */
    void offer(int[] rows) {
        if (!isUnlimited) {
            return;
        }
        queue.offer(rows);
        while (slots.tryTake()) {
            Attempt attempt = queue.poll();
            if (attempt == null) {
                slots.giveBack();
                return;
            }
            execute(() -> take(attempt));
        }
    }

    boolean hasBegun(int row) {
        return queue.hasBegun(row);
    }

    /**
     * Asks for the planned jobs that have not begun, and returns when all are settled, the others as well. A job for
     * which no time is left is {@link Sighting.Pending}.
     *
     * @param rows of the jobs in the ledger, in their order
     * @throws RuntimeException what settling a job threw, once the others are settled
     */
    void describe(int[] rows) {
        queue.plan(rows);
        while (true) {
            takeSlot();
            Attempt attempt = queue.take();
            if (attempt == null) {
                break;
            }
            if (awaitTurn()) {
                execute(() -> make(attempt));
            } else {
                slots.giveBack();
                settle(ledger.entry(attempt.row()), new Sighting.Pending());
            }
        }
        RuntimeException broken = defect.get();
        if (broken != null) {
            throw broken;
        }
    }

    /** Waits for the calls that are under way. */
    @Override
    public void close() {
        workers.close();
    }

    /**
     * In a slot that is taken already. Without a limit its thread goes on as long as there are jobs: another one would
     * have to be waited for, longer than for a call.
     */
    private void execute(Runnable first) {
        workers.execute(() -> {
            try {
                first.run();
                Attempt next = isUnlimited ? queue.poll() : null;
                while (next != null) {
                    take(next);
                    next = queue.poll();
                }
            } finally {
                slots.giveBack();
            }
        });
    }

    private void take(Attempt attempt) {
        if (awaitTurn()) {
            make(attempt);
        } else {
            settle(ledger.entry(attempt.row()), new Sighting.Pending());
        }
    }

    /** Whoever interrupts an audit wants no more calls; the jobs that are left are settled all the same. */
    private void takeSlot() {
        try {
            slots.take();
        } catch (InterruptedException e) {
            isInterrupted = true;
            slots.takeUninterruptibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitTurn() {
        return !isInterrupted && api.awaitTurn(latest);
    }

    private void settle(LedgerEntry job, Sighting sighting) {
        try {
            settle.accept(job, sighting);
        } catch (RuntimeException e) {
            defect.compareAndSet(null, e);
        }
        queue.settle();
        queue.report(progress);
    }

    private void make(Attempt attempt) {
        LedgerEntry job = ledger.entry(attempt.row());
        JobKey key = ((Subject.OfJob) job.subject()).key();
        Answer<Job> answer = api.call(() -> source.describeJob(key.jobId()));
        slots.answered();
        switch (answer) {
            case Answer.Ok<Job>(var found) ->
                settle(job, found.key().equals(key) ? new Sighting.Seen(found) : new Sighting.Gone());
            case Answer.Missing<Job> _ -> settle(job, new Sighting.Gone());
            case Answer.Denied<Job>(var message) -> settle(job, new Sighting.Denied(message));
            case Answer.Rejected<Job>(var message) -> settle(job, new Sighting.Failed(message));
            case Answer.OutOfTime<Job> _ -> settle(job, new Sighting.Pending());
            case Answer.Throttled<Job> _ -> queue.tryAgain(attempt);
            case Answer.Failed<Job>(var message, var passing) -> {
                if (passing && attempt.failures() + 1 < FAILURES_A_JOB) {
                    queue.tryAgain(new Attempt(attempt.row(), attempt.failures() + 1));
                } else {
                    settle(job, new Sighting.Failed(message));
                }
            }
        }
    }
}
