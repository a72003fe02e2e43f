package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.local.SimulatedTimeline;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The audit's simulated time, which stands still until the call whose turn it is has been made and taken in. One call
 * follows the other, so that a seed gives the same history again; calls that overlap are for other tests.
 */
final class Lockstep implements Timeline {

    private static final long LONGEST_CALL_SECONDS = 60;

    /** A thread that has nothing left to do. */
    private static final Thread NOBODY = Thread.ofPlatform().unstarted(() -> {});

    private final SimulatedTimeline time;
    private volatile Thread giver = NOBODY;

    /** Completed by the call that was given the latest turn, with the thread that takes in its answer. */
    private volatile CompletableFuture<Thread> call = CompletableFuture.completedFuture(NOBODY);

    Lockstep(SimulatedTimeline time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        awaitCall();
        return time.instant();
    }

    /** Gives a turn, which a call of {@link #called()} takes. */
    @Override
    public void sleepUntil(Instant instant) {
        time.sleepUntil(instant);
        giver = Thread.currentThread();
        call = new CompletableFuture<>();
    }

    /** The calling thread is about to make the call whose turn it is. */
    void called() {
        Thread caller = Thread.currentThread();
        call.complete(caller == giver ? NOBODY : caller);
    }

    private void awaitCall() {
        try {
            Thread caller = call.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
            if (caller != Thread.currentThread()) {
                caller.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("a turn was given, and no call was made", e);
        }
    }
}
