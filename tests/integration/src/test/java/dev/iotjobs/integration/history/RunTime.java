package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/** The clock of the machine of one run. It can be wrong. Waiting moves the simulated time forward. */
final class RunTime implements Timeline {

    private final Run run;

    RunTime(Run run) {
        this.run = run;
    }

    @Override
    public Instant instant() {
        run.stopIfKilled();
        return run.world.now().plus(run.world.clockAhead);
    }

    @Override
    public void sleepUntil(Instant instant) {
        sleep(instant, run.world.clockAhead);
    }

    @Override
    public Timeline steady() {
        Duration ahead = run.world.clockAhead;
        run.goesBy(ahead);
        return new Timeline() {
            @Override
            public Instant instant() {
                run.stopIfKilled();
                return run.world.now().plus(ahead);
            }

            @Override
            public void sleepUntil(Instant instant) {
                sleep(instant, ahead);
            }

            @Override
            public Timeline steady() {
                return this;
            }
        };
    }

    private void sleep(Instant instant, Duration ahead) {
        Instant until = instant.minus(ahead);
        if (until.isAfter(run.world.now())) {
            run.stop();
            run.log(() -> "waits until " + until);
            run.world.passUntil(until);
        }
    }
}
