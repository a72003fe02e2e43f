package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

    @ParameterizedTest
    @CsvSource({
        "COUNTED, 0, 1",
        "COUNTED, 3, 4",
        "WITHIN_TICK, 0, 1",
        "WITHIN_TICK, 3, 3",
        "STORED, 0, 1",
        "STORED, 3, 3"
    })
    void runsNow_judgementThatDoesNotCount_isTheFirstOnly(FactSource source, int before, int now) {
        assertThat(Memory.pending(Jobs.NOW, before, source).badRunsNow()).isEqualTo(now);
        assertThat(new Memory(Severity.LOW, Jobs.NOW, 0, before, source).cleanRunsNow())
                .isEqualTo(now);
    }
}
