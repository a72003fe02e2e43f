package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {

    @ParameterizedTest(name = "{0} calls a second: {1}")
    @CsvSource({"0.5, 64", "10, 64", "128, 64", "130, 65", "360, 180", "362, 180"})
    void tryTake_budget_isUsedUpAtHalfASecondOfLatencyWithinBounds(double callsPerSecond, int slots) {
        assertThat(free(new Slots(callsPerSecond))).isEqualTo(slots);
    }

    @ParameterizedTest(name = "{0} answers: {1}")
    @CsvSource({"0, 8", "9, 8", "10, 9", "1719, 179", "1720, 180", "5000, 180"})
    void tryTake_noLimit_beginsWithFewAndEveryTenAnswersAllowOneMore(int answers, int expected) {
        Slots slots = new Slots(Double.POSITIVE_INFINITY);

        IntStream.range(0, answers).forEach(_ -> slots.answered());

        assertThat(free(slots)).isEqualTo(expected);
    }

    @Test
    void answered_budget_allowsNoMore() {
        Slots slots = new Slots(10);

        IntStream.range(0, 1_000).forEach(_ -> slots.answered());

        assertThat(free(slots)).isEqualTo(64);
    }

    @Test
    void giveBack_slotInUse_isFreeAgain() throws InterruptedException {
        Slots slots = new Slots(10);
        slots.take();

        slots.giveBack();

        assertThat(free(slots)).isEqualTo(64);
    }

    private static int free(Slots slots) {
        int taken = 0;
        while (slots.tryTake()) {
            taken++;
        }
        return taken;
    }
}
