package dev.iotjobs.auditor.audit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.SimulatedTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final Instant LATEST = Jobs.NOW.plus(Duration.ofHours(1));

    private final SimulatedTimeline timeline = new SimulatedTimeline(Jobs.NOW);

    private List<Duration> turns(Pacer pacer, int number) throws InterruptedException {
        List<Duration> turns = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            assertThat(pacer.awaitTurn(LATEST)).isTrue();
            turns.add(Duration.between(Jobs.NOW, timeline.instant()));
        }
        return turns;
    }

    private double secondsFor(Pacer pacer, int number) throws InterruptedException {
        Instant start = timeline.instant();
        turns(pacer, number);
        return Duration.between(start, timeline.instant()).toMillis() / 1000.0;
    }

    @Test
    void awaitTurn_fromTheStart_spacesTurnsEvenly() throws InterruptedException {
        assertThat(turns(new Pacer(10, timeline), 4))
                .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
    }

    @Test
    void awaitTurn_afterAPause_doesNotCatchUpInABurst() throws InterruptedException {
        Pacer pacer = new Pacer(10, timeline);
        turns(pacer, 1);
        timeline.pass(Duration.ofMinutes(5));

        assertThat(turns(pacer, 4))
                .extracting(turn -> turn.minusMinutes(5))
                .containsExactly(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(150), Duration.ofMillis(250));
    }

    @Test
    void awaitTurn_wokenLateAgainAndAgain_keepsWithinALimitThatLetsTwoInAtOnce() throws InterruptedException {
        Pacer pacer = new Pacer(10, timeline);
        double tokens = 2;
        Instant before = timeline.instant();
        for (int i = 0; i < 200; i++) {
            timeline.pass(Duration.ofMillis(i % 10 == 9 ? 340 : i % 3));
            turns(pacer, 1);
            Instant now = timeline.instant();
            tokens = Math.min(2, tokens + Duration.between(before, now).toMillis() / 100.0) - 1;
            assertThat(tokens).as("tokens left after turn %d", i).isNotNegative();
            before = now;
        }
    }

    @Test
    void awaitTurn_wokenALittleLate_keepsTheRate() throws InterruptedException {
        Pacer pacer = new Pacer(10, timeline);
        for (int i = 0; i < 100; i++) {
            turns(pacer, 1);
            timeline.pass(Duration.ofMillis(i % 10 == 0 ? 150 : 1));
        }

        assertThat(Duration.between(Jobs.NOW, timeline.instant()).toMillis() / 1000.0)
                .isCloseTo(10, within(0.1));
    }

    @Test
    void awaitTurn_noTurnBeforeTheEnd_saysSoWithoutWaiting() throws InterruptedException {
        Pacer pacer = new Pacer(0.1, timeline);
        turns(pacer, 1);

        assertThat(pacer.awaitTurn(Jobs.NOW.plusSeconds(9))).isFalse();
        assertThat(timeline.instant()).isEqualTo(Jobs.NOW);
        assertThat(pacer.awaitTurn(Jobs.NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void throttled_manyCallsAtOnce_slowsDownOnceAndRecovers() throws InterruptedException {
        Pacer pacer = new Pacer(10, timeline);
        turns(pacer, 5);
        for (int i = 0; i < 5; i++) {
            pacer.slowDown();
        }
        assertThat(pacer.rate()).isCloseTo(7, within(0.001));

        for (int i = 0; i < 100; i++) {
            pacer.answered();
        }
        assertThat(pacer.rate()).isEqualTo(10);
    }

    @Test
    void throttled_againAndAgain_neverStops() {
        Pacer pacer = new Pacer(10, timeline);
        for (int i = 0; i < 100; i++) {
            pacer.slowDown();
            timeline.pass(Duration.ofSeconds(2));
        }

        assertThat(pacer.rate()).isEqualTo(0.5);
    }

    @Test
    void throttled_noLimitGiven_slowsBelowWhatWasReached() throws InterruptedException {
        Pacer pacer = new Pacer(Double.POSITIVE_INFINITY, timeline);
        turns(pacer, 1000);
        timeline.pass(Duration.ofSeconds(10));
        pacer.slowDown();

        assertThat(pacer.rate()).isCloseTo(70, within(0.1));
    }

    @Test
    void awaitTurn_noLimit_neverWaits() throws InterruptedException {
        assertThat(secondsFor(new Pacer(Double.POSITIVE_INFINITY, timeline), 10_000))
                .isZero();
    }
}
