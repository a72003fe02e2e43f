package dev.iotjobs.local;

import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * Simulated time for tests. The time changes only when a thread sleeps or a test moves it. So a test can run days of
 * audits in seconds.
 */
public final class SimulatedTimeline implements Timeline {

    private Instant now;

    public SimulatedTimeline(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    /** Returns this timeline, because simulated time does not follow a wall clock. */
    @Override
    public Timeline steady() {
        return this;
    }

    /** Moves the time forward at once. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sets the time to an instant, which may be in the past. */
    public synchronized void turnTo(Instant instant) {
        now = instant;
    }
}
