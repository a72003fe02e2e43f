package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes jobs: a few threads take them from a queue, each call in its turn. A job whose call was throttled, failed in
 * passing or gave an answer that cannot be read goes back to the end of the queue. Every job is settled exactly once, whatever a call throws; an error ends
 * the audit. Used once.
 *
 * <p>Its threads are the system's: after a virtual one has waited for a socket, the JVM takes 0.3 s to exit.
 */
final class Describer {

    /** Where one call in ten fails in passing, one job in a hundred thousand is left for the next audit. */
    private static final int ATTEMPTS_A_JOB = 5;

    private final PacedApi api;
    private final JobSource source;
    private final BiConsumer<String, Answer<Job>> settle;
    private final AuditProgress progress;
    private final Instant latest;
    private final Queue<Attempt> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private volatile boolean isStopped;
    private volatile int planned;

    private record Attempt(String jobId, int number) {}

    /** @param settle receives each job with its answer, from several threads */
    Describer(
            PacedApi api,
            JobSource source,
            BiConsumer<String, Answer<Job>> settle,
            AuditProgress progress,
            Deadline deadline) {
        this.api = api;
        this.source = source;
        this.settle = settle;
        this.progress = progress;
        this.latest = deadline.end();
    }

    /**
     * Describes jobs in their order, and returns when all are settled. A job for which no time is left is settled as
     * {@link Answer.OutOfTime}.
     *
     * @param atOnce most calls under way at the same time
     */
    void describe(List<String> jobIds, int atOnce) {
        planned = jobIds.size();
        jobIds.forEach(jobId -> queue.add(new Attempt(jobId, 1)));
        if (atOnce == 1) {
            work();
        } else {
            workTogether(Math.min(atOnce, planned));
        }
        rethrow(defect.get());
    }

    private void workTogether(int threads) {
        ExecutorService workers = Executors.newCachedThreadPool();
        for (int i = 0; i < threads; i++) {
            workers.execute(this::work);
        }
        workers.shutdown();
        try {
            while (!workers.awaitTermination(1, TimeUnit.DAYS)) {
                // Calls have time-outs and the audit has a deadline: the work ends.
            }
        } catch (InterruptedException e) {
            isStopped = true;
            workers.shutdownNow();
            awaitQuietly(workers);
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitQuietly(ExecutorService workers) {
        try {
            workers.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // Interrupted again: what is under way is left to its time-outs.
        }
    }

    private void work() {
        Attempt attempt = queue.poll();
        while (attempt != null) {
            try {
                make(attempt);
            } catch (Throwable e) {
                isStopped = true;
                defect.compareAndSet(null, e);
            }
            attempt = queue.poll();
        }
    }

    private void make(Attempt attempt) {
        if (isStopped || !api.awaitTurn(latest)) {
            settle(attempt, new Answer.OutOfTime<>());
            return;
        }
        Answer<Job> answer = api.call(() -> source.describeJob(attempt.jobId()));
        if (isStopped && !(answer instanceof Answer.Ok<Job>)) {
            settle(attempt, new Answer.OutOfTime<>());
        } else if (answer instanceof Answer.Throttled<Job>) {
            queue.add(attempt);
        } else if (isPassing(answer) && attempt.number() < ATTEMPTS_A_JOB) {
            queue.add(new Attempt(attempt.jobId(), attempt.number() + 1));
        } else {
            settle(attempt, answer);
        }
    }

    private static boolean isPassing(Answer<Job> answer) {
        return answer instanceof Answer.Malformed<Job>
                || (answer instanceof Answer.Failed<Job>(var _, var passing) && passing);
    }

    private void settle(Attempt attempt, Answer<Job> answer) {
        settle.accept(attempt.jobId(), answer);
        progress.described(done.incrementAndGet(), planned);
    }

    private static void rethrow(@Nullable Throwable defect) {
        switch (defect) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("only unchecked exceptions are thrown here", defect);
        }
    }
}
