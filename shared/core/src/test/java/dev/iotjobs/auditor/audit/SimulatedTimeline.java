package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when a thread waits or a test advances it. A test may set the wall clock separately. */
public final class SimulatedTimeline implements Timeline {

    private Instant now;
    private Duration wall = Duration.ZERO;

    public SimulatedTimeline(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now.plus(wall);
    }

    @Override
    public synchronized void sleepUntil(Instant instant) {
        Instant monotonic = instant.minus(wall);
        if (monotonic.isAfter(now)) {
            now = monotonic;
        }
    }

    @Override
    public Timeline steady() {
        Duration start = wall;
        return new Timeline() {
            @Override
            public Instant instant() {
                return monotonic().plus(start);
            }

            @Override
            public void sleepUntil(Instant instant) {
                sleepUntilMonotonic(instant.minus(start));
            }

            @Override
            public Timeline steady() {
                return this;
            }
        };
    }

    private synchronized Instant monotonic() {
        return now;
    }

    private synchronized void sleepUntilMonotonic(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    /** The time of the service's clock, which is always right. */
    synchronized Instant serviceTime() {
        return now;
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sets the wall clock ahead of the right time. */
    synchronized void setWallAhead(Duration ahead) {
        wall = ahead;
    }
}
