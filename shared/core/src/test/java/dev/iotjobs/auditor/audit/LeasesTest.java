package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private final SimulatedTimeline timeline = new SimulatedTimeline();
    private final InMemoryAuditStore store = new InMemoryAuditStore();
    private final Leases ours = leases("run-1", Duration.ofHours(1));

    private Leases leases(String runId, Duration time) {
        return new Leases(store, timeline, runId, Deadline.in(time, timeline.instant()));
    }

    private void pass(long seconds) {
        timeline.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void take_heldByAnother_saysByWhichRunSinceWhenAndUntilWhen() {
        ours.take("eu-west-1");

        assertThat(leases("run-2", Duration.ofHours(1)).take("eu-west-1"))
                .contains("another audit of eu-west-1 is running: run run-1, since 2026-03-10T07:00:00Z; its lease ends"
                        + " at 2026-03-10T07:02:00Z unless it is still at work then");
        assertThat(leases("run-2", Duration.ofHours(1)).take("eu-west-2")).isEmpty();
    }

    @Test
    void take_ofARunThatWasKilled_isPossibleAfterTwoMinutes() {
        ours.take("eu-west-1");

        pass(119);
        assertThat(leases("run-2", Duration.ofHours(1)).take("eu-west-1")).isPresent();
        pass(1);
        assertThat(leases("run-2", Duration.ofHours(1)).take("eu-west-1")).isEmpty();
    }

    @Test
    void take_deadlineBeforeTwoMinutes_endsWithIt() {
        leases("run-0", Duration.ofSeconds(70)).take("eu-west-1");

        pass(69);
        assertThat(ours.take("eu-west-1")).isPresent();
        pass(1);
        assertThat(ours.take("eu-west-1")).isEmpty();
    }

    @Test
    void keep_whileOneRegionIsAtWork_keepsAll() {
        ours.take("eu-west-1");
        ours.take("eu-west-2");
        for (int i = 0; i < 100; i++) {
            pass(10);
            assertThat(ours.keep("eu-west-1")).isTrue();
        }

        assertThat(leases("run-2", Duration.ofHours(1)).take("eu-west-2")).isPresent();
        assertThat(ours.keep("eu-west-2")).isTrue();
    }

    @Test
    void keep_nearTheDeadline_neverLastsLonger() {
        Leases run = leases("run-0", Duration.ofSeconds(150));
        run.take("eu-west-1");
        pass(100);
        run.keep("eu-west-1");

        pass(50);
        assertThat(ours.take("eu-west-1")).isEmpty();
    }

    @Test
    void keep_longPauseAndNobodyCame_goesOn() {
        ours.take("eu-west-1");
        pass(600);

        assertThat(ours.keep("eu-west-1")).isTrue();
        assertThat(leases("run-2", Duration.ofHours(1)).take("eu-west-1")).isPresent();
    }

    @Test
    void keep_longPauseAndAnotherCameAndWent_isLost() {
        ours.take("eu-west-1");
        ours.take("eu-west-2");
        pass(600);
        Leases theirs = leases("run-2", Duration.ofHours(1));
        theirs.take("eu-west-1");
        theirs.releaseAll();

        assertThat(ours.keep("eu-west-1")).isFalse();
        assertThat(ours.keep("eu-west-2")).as("another Region").isTrue();
        assertThat(theirs.take("eu-west-1")).as("nothing was taken back").isEmpty();
    }

    @Test
    void releaseAll_interrupted_releasesNevertheless() {
        ours.take("eu-west-1");

        Thread.currentThread().interrupt();
        ours.releaseAll();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(leases("run-2", Duration.ofHours(1)).take("eu-west-1")).isEmpty();
    }
}
