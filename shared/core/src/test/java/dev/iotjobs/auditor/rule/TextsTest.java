package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 999, 1_000, 1_350, 999_999, 1_000_000, -999, -1_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void number_isGroupedAsInEnglish(long number) {
        assertThat(Texts.number(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }

    @Test
    void count_one_hasNoPlural() {
        assertThat(Texts.count(1, "job")).isEqualTo("1 job");
        assertThat(Texts.count(0, "job")).isEqualTo("0 jobs");
        assertThat(Texts.count(1_350, "job")).isEqualTo("1,350 jobs");
    }

    /** Not in the language and time zone of the machine. */
    @Test
    void time_isInUtc() {
        assertThat(Texts.time(Instant.parse("2026-11-28T06:45:59.999Z"))).isEqualTo("2026-11-28 06:45 UTC");
    }
}
