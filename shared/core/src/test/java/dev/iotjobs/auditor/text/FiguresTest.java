package dev.iotjobs.auditor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @Test
    void each_highestFirstAndNoneThatIsZero() {
        Map<TimeUnit, Integer> counts = Map.of(TimeUnit.DAYS, 1_350, TimeUnit.HOURS, 0, TimeUnit.SECONDS, 2);

        assertThat(Figures.each(counts)).isEqualTo("1,350 DAYS, 2 SECONDS");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 999, 1_000, 1_350, 999_999, 1_000_000, -999, -1_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void count_isGroupedAsInEnglish(long number) {
        assertThat(Figures.count(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }

    @Test
    void count_oneAndMany_differ() {
        assertThat(Figures.count(1, "job")).isEqualTo("1 job");
        assertThat(Figures.count(0, "job")).isEqualTo("0 jobs");
        assertThat(Figures.count(1_350, "job")).isEqualTo("1,350 jobs");
        assertThat(Figures.count(2, "entry", "entries")).isEqualTo("2 entries");
    }

    @Test
    void percent_isCutAndNeverRounded() {
        assertThat(Figures.percent(249, 2_500)).isEqualTo("9.9 %");
        assertThat(Figures.percent(513, 1_350)).isEqualTo("38.0 %");
        assertThat(Figures.percent(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo("99.9 %");
        assertThat(Figures.percent(997)).isEqualTo("99.7 %");
    }

    @Test
    void figures_onAMachineWithOtherDigits_areTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Figures.count(1_350)).isEqualTo("1,350");
            assertThat(Figures.percent(1, 3)).isEqualTo("33.3 %");
            assertThat(PlainText.line("\u0001")).isEqualTo("[U+0001]");
        } finally {
            Locale.setDefault(before);
        }
    }
}
