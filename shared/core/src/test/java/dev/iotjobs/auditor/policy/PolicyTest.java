package dev.iotjobs.auditor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.policy.Threshold.Level;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    @ParameterizedTest
    @CsvSource({
        "9.99, BELOW,    BELOW",
        "10,   BELOW,    OVER",
        "8,    OVER,     OVER",
        "7.99, OVER,     BELOW",
        "19.9, OVER,     OVER",
        "20,   OVER,     FAR_OVER",
        "20,   BELOW,    FAR_OVER",
        "16,   FAR_OVER, FAR_OVER",
        "15.9, FAR_OVER, OVER",
        "7.9,  FAR_OVER, BELOW"
    })
    void level_figureSwings_changesOnlyBeyondTheGap(double percent, Level before, Level expected) {
        assertThat(new Threshold(10, 8, 20, 16).level(percent, before)).isEqualTo(expected);
    }

    @Test
    void threshold_levelsOutOfOrder_isRefusedWithTheValues() {
        assertThatThrownBy(() -> new Threshold(10, 12, 20, 16)).hasMessageContaining("closesBelow=12");
        assertThatThrownBy(() -> new Threshold(10, 8, 10, 9)).hasMessageContaining("risesAt=10");
        assertThatThrownBy(() -> new Threshold(10, 8, 20, 21)).hasMessageContaining("fallsBelow=21");
    }

    @Test
    void policy_severalValuesOutOfBounds_namesThemAll() {
        Threshold threshold = new Threshold(10, 8, 20, 16);

        assertThatThrownBy(() -> new Policy(
                        threshold, 0, 0, Duration.ZERO, threshold, Map.of("L-1", -1.0), 101, Duration.ofMinutes(-1)))
                .hasMessageContainingAll(
                        "minimumExecuted",
                        "smallFleetFailures",
                        "forceCancelMemory",
                        "L-1",
                        "coverageHighBelow",
                        "grace");
    }

    @Test
    void version_otherThreshold_isAnother() {
        Policy standard = Policy.standard();

        assertThat(standard.version()).isEqualTo(Policy.standard().version());
        assertThat(standard.withQuotaFallbacks(Map.of("L-1", 5.0)).version()).isNotEqualTo(standard.version());
    }

    /** The JDK iterates over small maps in another order in each process. */
    @Test
    void version_severalFallbacks_isTheSameInEveryProcess() {
        Map<String, Double> fallbacks = Map.of("L-1", 5.0, "L-2", 6.0, "L-3", 7.0, "L-4", 8.0, "L-5", 9.0);

        assertThat(Policy.standard().withQuotaFallbacks(fallbacks).version()).isEqualTo("2e2f7cc8");
    }
}
