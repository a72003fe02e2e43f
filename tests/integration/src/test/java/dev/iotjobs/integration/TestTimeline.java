package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.Timeline;
import java.time.Instant;

/** Time that stands until it is waited for. Safe for use by several threads. */
final class TestTimeline implements Timeline {

    private Instant now;

    TestTimeline(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }
}
