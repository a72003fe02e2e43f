package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapTest {

    @Test
    void isNoData_onlyGapsThatLowerRuleCoverage() {
        assertThat(Gap.DENIED.isNoData()).isTrue();
        assertThat(Gap.TOO_FEW.isNoData()).isFalse();
    }
}
