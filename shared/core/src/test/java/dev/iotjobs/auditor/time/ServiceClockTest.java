package dev.iotjobs.auditor.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceClockTest {

    private static final Instant ASKED = Instant.parse("2026-03-10T07:00:00Z");
    private static final Instant NOW = ASKED.plusSeconds(3);

    private final ServiceClock clock = new ServiceClock(() -> NOW);

    /**
     * The answer takes three seconds, and states the service's time in whole seconds. The clock ignores a difference
     * that this delay or the rounding can explain.
     */
    @ParameterizedTest
    @CsvSource({"-61, -61", "-2, -2", "-1, 0", "0, 0", "3, 0", "4, 0", "5, 2", "63, 60"})
    void compare_answerAfterThreeSeconds_countsOnlyTheDifferenceThatTheWaitDoesNotExplain(long seconds, long ahead) {
        clock.compare(ASKED, ASKED.plusSeconds(seconds));

        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(ahead));
        assertThat(clock.at(ASKED)).isEqualTo(ASKED.plusSeconds(ahead));
    }

    @Test
    void compare_secondAnswer_isIgnored_andSoIsOneWithoutATime() {
        clock.compare(ASKED, null);
        clock.compare(ASKED, ASKED.plusSeconds(63));
        clock.compare(ASKED, ASKED);

        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
    }
}
