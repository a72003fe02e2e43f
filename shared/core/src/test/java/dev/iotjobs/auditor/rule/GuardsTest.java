package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.setting.SettingValues;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static String judge(Memory memory, int audits, Duration apart) {
        RuleContext context = new RuleContext(Jobs.NOW, SettingValues.STANDARD, memory);
        return Guards.onceItLasts(
                        context, audits, apart, "it holds", () -> Verdict.nonCompliant(Severity.HIGH, "it lasts"))
                .word();
    }

    private static Memory since(Duration ago, int audits) {
        return Memory.pending(Jobs.NOW.minus(ago), audits, FactSource.COUNTED);
    }

    @Test
    void onceItLasts_firstAudit_waits() {
        assertThat(judge(Memory.NONE, 2, Duration.ZERO)).isEqualTo("PENDING");
        assertThat(judge(Memory.NONE, 1, TEN_MINUTES)).isEqualTo("PENDING");
        assertThat(judge(Memory.NONE, 1, Duration.ZERO)).isEqualTo("HIGH");
    }

    @Test
    void onceItLasts_needsBothTheAuditsAndTheTime() {
        assertThat(judge(since(TEN_MINUTES, 1), 2, TEN_MINUTES)).isEqualTo("HIGH");
        assertThat(judge(since(TEN_MINUTES.minusMillis(1), 1), 2, TEN_MINUTES)).isEqualTo("PENDING");
        assertThat(judge(since(Duration.ofDays(1), 1), 3, TEN_MINUTES)).isEqualTo("PENDING");
    }

    @Test
    void onceItLasts_judgementThatDoesNotCount_isNoFurtherAudit() {
        Memory seenOnce = Memory.pending(Jobs.NOW.minus(Duration.ofHours(1)), 1, FactSource.WITHIN_TICK);

        assertThat(judge(seenOnce, 2, TEN_MINUTES)).isEqualTo("PENDING");
    }

    @Test
    void onceItLasts_nothingLiesBetween_theSecondObservationCountsAtAnyTime() {
        Memory seenOnce = Memory.pending(Jobs.NOW.minusSeconds(60), 1, FactSource.WITHIN_TICK);

        assertThat(judge(seenOnce, 2, Duration.ZERO)).isEqualTo("HIGH");
        assertThat(judge(seenOnce, 3, Duration.ZERO)).isEqualTo("PENDING");
        assertThat(judge(Memory.pending(Jobs.NOW.minusSeconds(60), 1, FactSource.STORED), 2, Duration.ZERO))
                .isEqualTo("PENDING");
    }

    @Test
    void onceItLasts_openFinding_staysOpen() {
        Memory open = new Memory(Severity.HIGH, Jobs.NOW, 0, 1, FactSource.WITHIN_TICK);

        assertThat(judge(open, 3, TEN_MINUTES)).isEqualTo("HIGH");
    }
}
