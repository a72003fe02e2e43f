package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.Jobs;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when somebody waits, or when told to. */
final class SimulatedTimeline implements Timeline {

    private Instant now = Jobs.NOW;

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

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
