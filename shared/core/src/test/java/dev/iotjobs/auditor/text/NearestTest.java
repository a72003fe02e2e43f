package dev.iotjobs.auditor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> IDS = List.of("IOTJ-ACC-01", "IOTJ-CFG-01", "IOTJ-CFG-03");

    @ParameterizedTest
    @CsvSource({
        "IOTJ-CGF-01, IOTJ-CFG-01",
        "CFG-03, IOTJ-CFG-03",
        "IOTJ-CFG-02, IOTJ-CFG-01",
        "IOTJ-CFG-033, IOTJ-CFG-03",
        "'', IOTJ-ACC-01"
    })
    void of_misspeltName_isTheOneWithFewestChanges(String written, String nearest) {
        assertThat(Nearest.of(written, IDS)).contains(nearest);
    }

    @Test
    void of_noNames_isNone() {
        assertThat(Nearest.of("a", List.of())).isEmpty();
    }
}
