package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
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
}
