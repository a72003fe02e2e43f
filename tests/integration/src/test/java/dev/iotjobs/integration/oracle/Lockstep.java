package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.local.SimulatedTimeline;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The audit's simulated time, which stands still until the call whose turn it is has been made and taken in. One call
 * follows the other, so that a seed gives the same history again; calls that overlap are for other tests.
 */
final class Lockstep implements Timeline {

    private static final long LONGEST_CALL_SECONDS = 60;

    private final SimulatedTimeline time;

    /** Completed once the call that was given the latest turn has been taken in. */
    private volatile CompletableFuture<Void> turn = CompletableFuture.completedFuture(null);

    private volatile @Nullable Thread caller;
    private volatile boolean throttled;

    Lockstep(SimulatedTimeline time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread() != caller) {
            awaitCall();
        } else if (throttled) {
            turn.complete(null);
        }
        return time.instant();
    }

    /** Gives a turn, for one call. */
    @Override
    public void sleepUntil(Instant instant) {
        time.sleepUntil(instant);
        caller = null;
        throttled = false;
        turn = new CompletableFuture<>();
    }

    /** The calling thread makes the call whose turn it is. */
    void called() {
        caller = Thread.currentThread();
    }

    /** The call is over, and so is what its thread made of it; nothing happens in any other thread. */
    void takenIn() {
        if (Thread.currentThread() == caller) {
            turn.complete(null);
        }
    }

    /** The call was throttled: all that is left to do is to slow down, which begins with a look at the time. */
    void throttled() {
        throttled = true;
    }

    private void awaitCall() {
        try {
            turn.get(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a turn was given, and no call came to its end", e);
        }
    }
}
