package dev.iotjobs.auditor.state.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.Mark.Runs;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {

    private static final Instant BEFORE = Jobs.NOW.minusSeconds(900);

    @ParameterizedTest
    @CsvSource({
        "3, 0, true, true, 4, 0",
        "3, 0, true, false, 3, 0",
        "3, 0, false, true, 0, 1",
        "3, 0, false, false, 0, 1",
        "0, 2, true, true, 1, 0",
        "0, 2, true, false, 1, 0",
        "0, 2, false, true, 0, 3",
        "0, 2, false, false, 0, 2"
    })
    void next_runs_growWithAuditsThatCountAndBeginWhenTheConditionTurns(
            int bad, int clean, boolean holds, boolean counts, int badNow, int cleanNow) {
        assertThat(new Runs(bad, clean, BEFORE).next(holds, counts, Jobs.NOW))
                .isEqualTo(new Runs(badNow, cleanNow, counts ? Jobs.NOW : BEFORE));
    }

    @Test
    void isCritical_exemptedFinding_isNot() {
        Mark critical = Mark.first(Severity.CRITICAL, BEFORE, How.NEW, true);

        assertThat(critical.isCritical()).isTrue();
        assertThat(critical.exempted("EX-1", Jobs.NOW).isCritical()).isFalse();
        assertThat(Mark.first(Severity.HIGH, BEFORE, How.NEW, true).isCritical())
                .isFalse();
    }
}
