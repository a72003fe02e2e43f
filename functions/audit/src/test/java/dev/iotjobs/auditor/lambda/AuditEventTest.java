package dev.iotjobs.auditor.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    private static AuditEvent read(String json) throws IOException {
        return AuditEvent.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void read_nothingAsked_auditsWhatIsConfigured() throws IOException {
        assertThat(read("{}")).isEqualTo(new AuditEvent(List.of(), Set.of()));
    }

    @Test
    void read_whatTheScheduleSends_auditsWhatIsConfigured() throws IOException {
        assertThat(read("""
                        {"source": "schedule", "scheduleArn": "arn:aws:scheduler:eu-west-1:123456789012:schedule/a/b",
                         "scheduledTime": "2026-03-10T07:00:00Z"}""")).isEqualTo(new AuditEvent(List.of(), Set.of()));
    }

    @Test
    void read_regionsAndJobs_areTaken() throws IOException {
        assertThat(read("{\"regions\": [\"eu-west-1\", \"us-east-1\"], \"jobIds\": [\"firmware-7\"]}"))
                .isEqualTo(new AuditEvent(List.of("eu-west-1", "us-east-1"), Set.of("firmware-7")));
    }

    @Test
    void read_severalMistakes_namesThemAllWithTheirValues() {
        assertThatThrownBy(() -> read("{\"region\": \"eu-west-1\", \"regions\": [7, \"\"], \"source\": {}}"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContainingAll(
                        "'region' is not a field",
                        "regions[0]: must be a text, got 7",
                        "regions[1]",
                        "source: must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "regions", "{", "{} {}", "{\"regions\": [\"a\"], \"regions\": []}", "[]", "7", "null"})
    void read_notOneObject_saysWhatItMustBe(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("invalid event: must be ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"eu-west-1\"", "null", "{}"})
    void read_regionsNoList_saysWhatTheyMustBe(String regions) {
        assertThatThrownBy(() -> read("{\"regions\": " + regions + "}"))
                .hasMessageContaining("regions: must be a list of one text or more, got " + regions);
    }

    @Test
    void read_longValue_isShownInPart() {
        assertThatThrownBy(() -> read("{\"" + "x".repeat(5000) + "\": 1}"))
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void read_anyMistake_hasNoStackTrace() {
        assertThatThrownBy(() -> read("[]"))
                .satisfies(problem -> assertThat(problem.getStackTrace()).isEmpty());
    }
}
