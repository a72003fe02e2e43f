package dev.iotjobs.auditor.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.setting.Threshold.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

    private static final Threshold THRESHOLD = new Threshold(10, 8, 20, 16);

    @ParameterizedTest
    @CsvSource({
        "999,  BELOW,    BELOW",
        "1000, BELOW,    OVER",
        "800,  OVER,     OVER",
        "799,  OVER,     BELOW",
        "1999, OVER,     OVER",
        "2000, OVER,     FAR_OVER",
        "2000, BELOW,    FAR_OVER",
        "1600, FAR_OVER, FAR_OVER",
        "1599, FAR_OVER, OVER",
        "799,  FAR_OVER, BELOW"
    })
    void level_figureSwings_changesOnlyBeyondTheGap(long part, Level before, Level expected) {
        assertThat(THRESHOLD.level(part, 10_000, before)).isEqualTo(expected);
    }
}
