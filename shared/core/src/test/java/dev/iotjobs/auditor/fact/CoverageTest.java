package dev.iotjobs.auditor.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.rule.account.CoverageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

    @ParameterizedTest
    @CsvSource({"1000, 0, 100.0", "9999, 1, 99.9", "999, 1, 99.9", "2, 1, 66.6", "0, 0, 100.0"})
    void percent_isHundredOnlyWhenEverythingWasEvaluated(int evaluated, int denied, double percent) {
        assertThat(new CoverageBuilder(evaluated).denied(denied).build().percent())
                .isEqualTo(percent);
    }

    @Test
    void percent_nothingListed_isZero() {
        Coverage none = Coverage.none(new CoverageBuilder(0).build().place(), "denied");

        assertThat(none.percent()).isZero();
        assertThat(none.isComplete()).isFalse();
    }

    @Test
    void isComplete_deletionsHeldBack_isNot() {
        assertThat(new CoverageBuilder(20).build().isComplete()).isTrue();
        assertThat(new CoverageBuilder(20).brake(51).build().isComplete()).isFalse();
    }
}
