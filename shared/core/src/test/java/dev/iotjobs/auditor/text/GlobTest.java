package dev.iotjobs.auditor.text;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "canary-*, canary-7, true",
        "canary-*, canary-, true",
        "canary-*, my-canary-7, false",
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "*thinggroup/lab-*, arn:aws:iot:eu-west-1:1:thinggroup/lab-3, true",
        "a*b*c, aXbYc, true",
        "a*b*c, aXcYb, false",
        "a.c, abc, false",
        "A*, abc, false"
    })
    void matches_wholeText_starsAndQuestionMarksOnly(String pattern, String text, boolean expected) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    void matches_patternMadeToBacktrack_endsAtOnce() {
        Glob glob = new Glob("*a".repeat(500) + "b");
        assertThat(assertTimeoutPreemptively(ofSeconds(5), () -> glob.matches("a".repeat(5_000))))
                .isFalse();
    }
}
