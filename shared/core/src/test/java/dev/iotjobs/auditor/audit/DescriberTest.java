package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriberTest {

    @ParameterizedTest(name = "{0} calls a second: {1}")
    @CsvSource({"0.5, 64", "10, 64", "128, 64", "130, 65", "256, 128", "258, 128", "Infinity, 128"})
    void callsUnderWay_budget_isUsedAtHalfASecondOfLatencyWithinBounds(double callsPerSecond, int calls) {
        assertThat(Describer.callsUnderWay(callsPerSecond)).isEqualTo(calls);
    }
}
