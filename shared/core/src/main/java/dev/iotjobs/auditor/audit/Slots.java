package dev.iotjobs.auditor.audit;

import java.util.concurrent.Semaphore;

/**
 * How many calls of one API may be under way at once. Safe for use by several threads.
 *
 * <p>With a budget, enough to use it up while an answer takes half a second. Without one these slots are all that holds
 * an audit back, and it begins with few: code that runs for the first time is slow, and compiling it needs the
 * processors that more calls would take.
 */
final class Slots {

    private static final double SECONDS_OF_LATENCY = 0.5;

    /** At 10 calls a second, for 6 seconds of latency. */
    private static final int FEWEST = 64;

    /** Five Regions at once stay below the 1,024 files that Lambda lets a function open. */
    private static final int MOST = 180;

    private static final int FIRST_WITHOUT_LIMIT = 8;
    private static final int ANSWERS_FOR_ONE_MORE = 10;

    private final Semaphore free;
    private final int most;
    private int slots;
    private int answers;

    /** @param callsPerSecond infinite for no limit */
    Slots(double callsPerSecond) {
        this.most = most(callsPerSecond);
        this.slots = Double.isInfinite(callsPerSecond) ? FIRST_WITHOUT_LIMIT : most;
        this.free = new Semaphore(slots);
    }

    private static int most(double callsPerSecond) {
        return (int) Math.clamp(callsPerSecond * SECONDS_OF_LATENCY, FEWEST, MOST);
    }

    void take() throws InterruptedException {
        free.acquire();
    }

    void takeUninterruptibly() {
        free.acquireUninterruptibly();
    }

    boolean tryTake() {
        return free.tryAcquire();
    }

    void giveBack() {
        free.release();
    }

    /** A call was answered. */
    synchronized void answered() {
        answers++;
        if (slots < most && answers % ANSWERS_FOR_ONE_MORE == 0) {
            slots++;
            free.release();
        }
    }
}
