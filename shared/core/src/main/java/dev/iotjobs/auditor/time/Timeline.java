package dev.iotjobs.auditor.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that can also wait. Simulated clocks pass time without real waiting. Safe for use by several threads. */
public interface Timeline extends InstantSource {

    /** The current time. The time of {@link #system()} may jump, because the clock of the machine can be changed. */
    @Override
    Instant instant();

    /** Waits until an instant. Returns at once if it has passed. */
    void sleepUntil(Instant instant) throws InterruptedException;

    /**
     * A timeline that starts at the wall clock's current time and then follows monotonic time. Later changes of the
     * wall clock affect neither waits nor the order of times.
     */
    Timeline steady();

    /** A timeline with the time of this machine's wall clock. Its waits take real time. */
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

            @Override
            public Timeline steady() {
                return new SteadyTimeline(clock.instant());
            }
        };
    }

    /** A timeline of monotonic time that begins at an instant. */
    final class SteadyTimeline implements Timeline {

        private final Instant start;
        private final long startNanos = System.nanoTime();

        private SteadyTimeline(Instant start) {
            this.start = start;
        }

        @Override
        public Instant instant() {
            return start.plusNanos(System.nanoTime() - startNanos);
        }

        @Override
        public void sleepUntil(Instant instant) throws InterruptedException {
            Thread.sleep(Duration.between(instant(), instant));
        }

        @Override
        public Timeline steady() {
            return this;
        }
    }
}
