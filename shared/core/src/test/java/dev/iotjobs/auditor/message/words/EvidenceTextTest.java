package dev.iotjobs.auditor.message.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.text.Wrapping;
import org.junit.jupiter.api.Test;

class EvidenceTextTest {

    @Test
    void figures_areInWordsAndInOrder() {
        Evidence evidence = Evidence.of("status", "IN_PROGRESS")
                .and("timedOut", 1_350)
                .and("limit", 2.5)
                .and("retries", true)
                .and("forceCanceled", false)
                .and("reasonCode", "A\u202eB")
                .and("usagePercent", 82.0);

        assertThat(EvidenceText.figures(evidence))
                .isEqualTo("timed_out_1,350, limit_2.5, retries, reason_code_A[U+202E]B".replace('_', Wrapping.KEPT));
    }

    @Test
    void figures_ofManyFacts_haveABound() {
        Evidence evidence = Evidence.none();
        for (int i = 0; i < 500; i++) {
            evidence = evidence.and("fact" + i, "x".repeat(500));
        }

        assertThat(EvidenceText.figures(evidence)).startsWith("fact").hasSizeLessThan(300);
    }

    @Test
    void limits_nameTheirSeverity() {
        Evidence evidence = Evidence.of("mediumFromPercent", 75.0)
                .and("highFromPercent", 90.5)
                .and("closesBelowPercent", 70.0);

        assertThat(EvidenceText.limits(evidence)).isEqualTo("MEDIUM from 75 %, HIGH from 90.5 %");
        assertThat(EvidenceText.limits(Evidence.none())).isEmpty();
    }
}
