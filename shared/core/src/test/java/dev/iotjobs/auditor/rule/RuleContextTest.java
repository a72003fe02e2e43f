package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Truth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuleContextTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void isAgo_theLimitItself_isAtLeastAndNotLonger() {
        assertThat(Jobs.now().isAtLeastAgo(Jobs.NOW.minus(HOUR), HOUR)).isTrue();
        assertThat(Jobs.now().isLongerAgo(Jobs.NOW.minus(HOUR), HOUR)).isFalse();
        assertThat(Jobs.now().isAtLeastAgo(Jobs.NOW.minus(HOUR).plusMillis(1), HOUR))
                .isFalse();
        assertThat(Jobs.now().isLongerAgo(Jobs.NOW.minus(HOUR).minusMillis(1), HOUR))
                .isTrue();
    }

    @Test
    void isAgo_instantInTheFuture_countsAsNow() {
        assertThat(Jobs.now().isAtLeastAgo(Jobs.NOW.plus(HOUR), Duration.ZERO)).isTrue();
        assertThat(Jobs.now().isLongerAgo(Jobs.NOW.plus(HOUR), Duration.ZERO)).isFalse();
        assertThat(Jobs.now().isAtLeastAgo(Jobs.NOW.plus(HOUR), HOUR)).isFalse();
    }

    @Test
    void severity_conditionThatIsNotKnown_keepsTheFirstOneOpenAndElseGivesTheOther() {
        assertThat(Jobs.now().severity(Truth.TRUE, HIGH, MEDIUM)).isEqualTo(HIGH);
        assertThat(Jobs.open(HIGH).severity(Truth.FALSE, HIGH, MEDIUM)).isEqualTo(MEDIUM);
        assertThat(Jobs.now().severity(Truth.UNKNOWN, HIGH, MEDIUM)).isEqualTo(MEDIUM);
        assertThat(Jobs.open(MEDIUM).severity(Truth.UNKNOWN, HIGH, MEDIUM)).isEqualTo(MEDIUM);
        assertThat(Jobs.open(HIGH).severity(Truth.UNKNOWN, HIGH, MEDIUM)).isEqualTo(HIGH);
    }
}
