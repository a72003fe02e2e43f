package dev.iotjobs.auditor.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "249, 2500, 9.9 %, false",
        "250, 2500, 10.0 %, true",
        "9999, 100000, 9.9 %, false",
        "1, 3, 33.3 %, true",
        "2, 3, 66.6 %, true",
        "0, 7, 0.0 %, false"
    })
    void text_isCut_soThatItNeverContradictsTheComparison(long part, long whole, String text, boolean over) {
        assertThat(Percent.text(part, whole)).isEqualTo(text);
        assertThat(Percent.isAtLeast(part, whole, 10)).isEqualTo(over);
        assertThat(Percent.cut(part, whole) + " %").isEqualTo(text);
    }

    /** In binary fractions, 8.3 times 3,000 is more than 24,900. */
    @Test
    void isAtLeast_decimalThreshold_isComparedExactly() {
        assertThat(Percent.isAtLeast(249, 3_000, 8.3)).isTrue();
        assertThat(Percent.isAtLeast(1_234, 10_000, 12.34)).isTrue();
        assertThat(Percent.isAbove(1_234, 10_000, 12.34)).isFalse();
        assertThat(Percent.isAbove(1_235, 10_000, 12.34)).isTrue();
    }

    @Test
    void isAtLeast_sumsBeyondThirtyTwoBits_areExact() {
        long whole = 40L * Integer.MAX_VALUE;

        assertThat(Percent.isAtLeast(whole / 10, whole, 10)).isTrue();
        assertThat(Percent.isAtLeast(whole / 10 - 1, whole, 10)).isFalse();
    }
}
