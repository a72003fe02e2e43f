package dev.iotjobs.auditor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.policy.Threshold.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static final Threshold THRESHOLD = new Threshold(10, 8, 20, 16);

    @ParameterizedTest
    @CsvSource({
        "999,  BELOW,    BELOW",
        "1000, BELOW,    OVER",
        "800,  OVER,     OVER",
        "799,  OVER,     BELOW",
        "1999, OVER,     OVER",
        "2000, OVER,     FAR_OVER",
        "2000, BELOW,    FAR_OVER",
        "1600, FAR_OVER, FAR_OVER",
        "1599, FAR_OVER, OVER",
        "799,  FAR_OVER, BELOW"
    })
    void level_figureSwings_changesOnlyBeyondTheGap(long part, Level before, Level expected) {
        assertThat(THRESHOLD.level(part, 10_000, before)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 12, 20, 16, closesBelow=12",
        "10, 8, 10, 10, risesAt=10",
        "10, 8, 20, 21, fallsBelow=21",
        "10, 8, 20, 9, fallsBelow=9",
        "10, 0, 20, 16, closesBelow=0",
        "51, 8, 60, 55, opensAt: must be from 0.0 to 50.0",
        "10, 8, 101, 16, risesAt: must be from 0.0 to 100.0"
    })
    void policy_levelsOutOfOrder_isRefusedWithTheValues(
            double opensAt, double closesBelow, double risesAt, double fallsBelow, String expected) {
        Threshold threshold = new Threshold(opensAt, closesBelow, risesAt, fallsBelow);

        assertThatThrownBy(() -> policy(new FailureRate(threshold, 10, 3, 75)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("failurePercent")
                .hasMessageContaining(expected);
    }

    private static Policy policy(FailureRate failureRate) {
        Policy standard = Policy.standard();
        return new Policy(
                standard.grace(),
                standard.agesOutAfter(),
                standard.recent(),
                failureRate,
                standard.settle(),
                standard.quotaUsage(),
                Map.of(),
                standard.coverage(),
                Set.of());
    }

    @Test
    void policy_severalValuesOutOfBounds_namesThemAll() {
        Threshold low = new Threshold(0.5, 0.5, 100.5, 0.5);

        assertThatThrownBy(() -> new Policy(
                        Duration.ofMinutes(-1),
                        Duration.ofHours(23),
                        Duration.ofMinutes(59),
                        new FailureRate(THRESHOLD, 0, 101, 49),
                        Duration.ofHours(25),
                        low,
                        Map.of("L-1", -1.0, "L-2", Double.NaN, "L-3", Double.POSITIVE_INFINITY),
                        new CoverageLimits(101, 1, Duration.ofDays(8), 0, 0),
                        Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "grace: must be from PT0S to PT24H, got PT-1M",
                        "agesOutAfter",
                        "recent",
                        "minimumExecuted: must be from 1 to 1000, got 0",
                        "smallFleetFailures",
                        "smallFleetPercent",
                        "settle",
                        "usagePercent.risesAt",
                        "quotaFallbacks.L-1",
                        "quotaFallbacks.L-2",
                        "quotaFallbacks.L-3",
                        "highBelowPercent",
                        "highAfter",
                        "firstCoverage",
                        "brakePercent",
                        "brakeCount");
    }

    @Test
    void standard_hasTheDocumentedDefaults() {
        Policy policy = Policy.standard();

        assertThat(policy.grace()).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.agesOutAfter()).isEqualTo(Duration.ofDays(30));
        assertThat(policy.recent()).isEqualTo(Duration.ofDays(7));
        assertThat(policy.settle()).isEqualTo(Duration.ofMinutes(15));
        assertThat(policy.failureRate()).isEqualTo(new FailureRate(THRESHOLD, 10, 3, 75));
        assertThat(policy.quotaUsage()).isEqualTo(new Threshold(75, 70, 90, 85));
        assertThat(policy.coverage()).isEqualTo(new CoverageLimits(90, 3, Duration.ofHours(24), 10, 50));
    }

    @Test
    void isOn_ruleSwitchedOff_isNot() {
        Policy policy = Policy.standard().withRulesOff(Set.of("IOTJ-CFG-01"));

        assertThat(policy.isOn("IOTJ-CFG-01")).isFalse();
        assertThat(policy.isOn("IOTJ-CFG-03")).isTrue();
        assertThat(policy.withQuotaFallbacks(Map.of("L-1", 5.0)).isOn("IOTJ-CFG-01"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"51, 60, true", "50, 60, false", "52, 520, false", "53, 520, true", "51, 520, false", "0, 0, false"})
    void brakes_moreThanTheShareAndMoreThanTheCount_isImplausible(long vanished, long known, boolean expected) {
        assertThat(CoverageLimits.standard().brakes(vanished, known)).isEqualTo(expected);
    }
}
