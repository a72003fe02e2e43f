package dev.iotjobs.auditor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @Test
    void minute_isCutAndInUtc() {
        assertThat(Times.minute(Instant.parse("2026-11-28T06:45:59.999Z"))).isEqualTo("2026-11-28 06:45 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "-PT5M, 0 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT47H59M, 47 h",
        "PT48H, 2 d",
        "P5DT23H, 5 d",
        "P1234D, '1,234 d'"
    })
    void age_isInTheUnitThatIsReadFastest(Duration age, String words) {
        assertThat(Times.age(age)).isEqualTo(words);
    }
}
