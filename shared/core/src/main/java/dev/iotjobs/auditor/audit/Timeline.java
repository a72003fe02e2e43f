package dev.iotjobs.auditor.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time, with waiting in it: simulated time can pass in an instant. Safe for use by several threads. */
public interface Timeline extends InstantSource {

    @Override
    Instant instant();

    /** Waits until then; returns at once if it has passed. */
    void sleepUntil(Instant instant) throws InterruptedException;

    /** The machine's clock. */
    static Timeline system() {
        return new Timeline() {
            private final Clock clock = Clock.systemUTC();

            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void sleepUntil(Instant instant) throws InterruptedException {
                Thread.sleep(Duration.between(instant(), instant)); // returns at once for a negative time
            }
        };
    }
}
