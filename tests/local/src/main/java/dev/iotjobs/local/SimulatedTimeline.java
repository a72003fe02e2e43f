package dev.iotjobs.local;

import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when a thread waits or a test lets it: days of audits take seconds. */
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

    /** This timeline itself, which follows no wall clock. */
    @Override
    public Timeline steady() {
        return this;
    }

    /** Lets so much time pass at once. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sets the time, earlier or later, so that something can be repeated from the same moment. */
    public synchronized void turnTo(Instant instant) {
        now = instant;
    }
}
