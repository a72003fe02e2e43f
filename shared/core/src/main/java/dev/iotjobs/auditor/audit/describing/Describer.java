package dev.iotjobs.auditor.audit.describing;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.CallRetry;
import dev.iotjobs.auditor.audit.describing.DescribeQueue.Attempt;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Describes jobs, even while more jobs are added to the {@link DescribeQueue}. Each job gets exactly one final answer.
 * A call that was throttled or failed in a transient way is attempted again later. An exception or error in a thread
 * ends the audit.
 */
public final class Describer implements AutoCloseable {

    /**
     * A call that still runs this long after the deadline for describing jobs is abandoned. Calls usually end within
     * ten seconds.
     */
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(15);

    /** Time that running calls may still take when the audit is stopped. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(50);

    private final DescribeQueue queue;
    private final BiFunction<String, Instant, Answer<Job>> describe;
    private final BiConsumer<String, Answer<Job>> settle;
    private final AuditProgress progress;
    private final InstantSource clock;
    private final Instant latest;
    private final int atOnce;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private volatile boolean isStopped;

    /**
     * @param describe describes the job with the given id; begins no call after the given instant
     * @param settle receives the id and the final answer of each job; called by several threads
     * @param clock never moves backwards
     * @param atOnce maximum number of concurrent calls; with 1, {@link #finish()} makes all calls in its own thread
     */
    public Describer(
            DescribeQueue queue,
            BiFunction<String, Instant, Answer<Job>> describe,
            BiConsumer<String, Answer<Job>> settle,
            AuditProgress progress,
            InstantSource clock,
            Deadline deadline,
            int atOnce) {
        this.queue = queue;
        this.describe = describe;
        this.settle = settle;
        this.progress = progress;
        this.clock = clock;
        this.latest = deadline.end();
        this.atOnce = atOnce;
    }

    /**
     * Starts more threads if jobs were added, up to the limit. Throws the exception or error that ended a thread. Not
     * safe for use by several threads.
     */
    public void start() {
        rethrow(defect.get());
        while (atOnce > 1 && workers.size() < Math.min(atOnce, queue.planned())) {
            // Not virtual threads: the JVM takes 0.3 s to exit after one has waited for a socket
            workers.add(Thread.ofPlatform()
                    .daemon()
                    .name("describer-" + (workers.size() + 1))
                    .start(this::work));
        }
    }

    /**
     * Waits until each job has its final answer. No more jobs may be added. When time runs out, each remaining job gets
     * the answer to an earlier attempt that was not throttled, or else {@link Answer.OutOfTime}.
     */
    public void finish() {
        queue.close();
        start();
        if (workers.isEmpty()) {
            work();
        } else {
            awaitWorkers();
        }
        rethrow(defect.get());
        queue.takeRest().forEach(this::settleWithoutCall);
        List.copyOf(underWay).stream().filter(underWay::remove).forEach(this::settleWithoutCall);
    }

    /** Makes no more calls. Waits at most a second for running calls. */
    @Override
    public void close() {
        isStopped = true;
        queue.close();
        workers.forEach(Thread::interrupt);
        boolean wasInterrupted = Thread.interrupted();
        long end = System.nanoTime() + STOPS_WITHIN.toNanos();
        try {
            for (Thread worker : workers) {
                worker.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitWorkers() {
        Instant end = latest.plus(LATE_AT_MOST);
        try {
            for (Thread worker : workers) {
                boolean isDone = worker.join(LOOKS_EVERY);
                while (!isDone && defect.get() == null && clock.instant().isBefore(end)) {
                    isDone = worker.join(LOOKS_EVERY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void work() {
        try {
            for (Attempt attempt = next(); attempt != null; attempt = next()) {
                underWay.add(attempt);
                make(attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            isStopped = true;
            defect.compareAndSet(null, e);
        }
    }

    private @Nullable Attempt next() throws InterruptedException {
        return isStopped ? null : queue.take();
    }

    private void make(Attempt attempt) {
        Answer<Job> answer = isStopped ? new Answer.OutOfTime<>() : describe.apply(attempt.jobId(), latest);
        if (underWay.remove(attempt)) {
            conclude(attempt, answer);
        }
    }

    private void conclude(Attempt attempt, Answer<Job> answer) {
        if (answer instanceof Answer.OutOfTime<Job> || (isStopped && !(answer instanceof Answer.Ok<Job>))) {
            settleWithoutCall(attempt);
        } else if (answer instanceof Answer.Throttled<Job>) {
            queue.again(attempt);
        } else if (CallRetry.JOB.allowsAnother(attempt.number(), answer)) {
            queue.again(new Attempt(attempt.jobId(), attempt.number() + 1, answer));
        } else {
            settle(attempt, answer);
        }
    }

    /**
     * Settles a job without a further call: with the answer to an earlier attempt, or else {@link Answer.OutOfTime}.
     */
    private void settleWithoutCall(Attempt attempt) {
        settle(attempt, Objects.requireNonNullElse(attempt.last(), new Answer.OutOfTime<>()));
    }

    private void settle(Attempt attempt, Answer<Job> answer) {
        settle.accept(attempt.jobId(), answer);
        progress.described(done.incrementAndGet(), queue.planned());
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
