package dev.iotjobs.auditor.audit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are still to be asked for: those of the plan in their order, then those to be tried again. Until there
 * is a plan, some of those just listed. Safe for use by several threads.
 */
final class DescribeQueue {

    private final BitSet begun = new BitSet();
    private final Queue<Attempt> again = new ArrayDeque<>();
    private int[] rows = {};
    private int next;
    private boolean isPlanned;
    private int all;
    private int settled;

    /** A turn at the job in a row of the ledger. */
    record Attempt(int row, int failures) {}

    /** Jobs that may be asked for before there is a plan, in place of those offered before. */
    synchronized void offer(int[] listed) {
        rows = listed.clone();
        next = 0;
    }

    /** Whether a job was asked for before there was a plan. */
    synchronized boolean hasBegun(int row) {
        return begun.get(row);
    }

    /** @param planned jobs in their order; those that have begun are left out */
    synchronized void plan(int[] planned) {
        rows = Arrays.stream(planned).filter(row -> !begun.get(row)).toArray();
        next = 0;
        isPlanned = true;
        all += rows.length;
        notifyAll();
    }

    synchronized void tryAgain(Attempt attempt) {
        again.add(attempt);
        notifyAll();
    }

    /** One job is done. */
    synchronized void settle() {
        settled++;
        notifyAll();
    }

    /** Reports how many jobs are done, those that began before there was a plan among them. */
    void report(AuditProgress progress) {
        int done;
        int planned;
        synchronized (this) {
            done = settled;
            planned = isPlanned ? all : 0;
        }
        progress.described(done, planned);
    }

    /** The next job, as soon as there is one; null once all are settled. Does not give up when interrupted. */
    @Nullable
    Attempt take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return takeInterruptibly();
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

    private synchronized @Nullable Attempt takeInterruptibly() throws InterruptedException {
        while (isEmpty()) {
            if (isPlanned && settled == all) {
                return null;
            }
            wait();
        }
        return next();
    }

    /** The next job, if there is one now. */
    synchronized @Nullable Attempt poll() {
        return isEmpty() ? null : next();
    }

    private boolean isEmpty() {
        return next == rows.length && again.isEmpty();
    }

    private @Nullable Attempt next() {
        if (next == rows.length) {
            return again.poll();
        }
        int row = rows[next++];
        if (!isPlanned) {
            begun.set(row);
            all++;
        }
        return new Attempt(row, 0);
    }
}
