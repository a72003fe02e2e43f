package dev.iotjobs.auditor.rule.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.rule.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

    private static final Place PLACE = new Place("aws", "123456789012", "eu-west-1");

    @ParameterizedTest
    @CsvSource({
        "1000,0,true,100.0",
        "9999,1,true,99.9",
        "999,1,true,99.9",
        "2,1,true,66.6",
        "0,0,true,100.0",
        "0,0,false,0.0",
        "5,0,false,99.9"
    })
    void shownPercent_isHundredOnlyWhenEverythingWasSeen(int evaluated, int denied, boolean listed, double percent) {
        Coverage coverage = new Coverage(PLACE, 0, listed, evaluated, evaluated, denied, 0, 0, 0);

        assertThat(coverage.shownPercent()).isEqualTo(percent);
    }
}
