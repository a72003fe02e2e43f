package dev.iotjobs.auditor.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    private static AuditEvent read(String json) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static AuditEvent read(byte[] event) throws IOException {
        return AuditEvent.read(new ByteArrayInputStream(event));
    }

    @Test
    void read_nothingAsked_auditsWhatIsConfigured() throws IOException {
        assertThat(read("{}")).isEqualTo(new AuditEvent(List.of(), Set.of(), "", false));
    }

    @Test
    void read_whatTheScheduleSends_auditsWhatIsConfigured() throws IOException {
        assertThat(read("""
                        {"source": "schedule", "scheduleArn": "arn:aws:scheduler:eu-west-1:123456789012:schedule/a/b",
                         "scheduledTime": "2026-03-10T07:00:00Z"}""")).isEqualTo(new AuditEvent(List.of(), Set.of(), "2026-03-10T07:00:00Z", false));
    }

    @Test
    void read_regionsAndJobs_areTakenOnceInTheirOrder() throws IOException {
        AuditEvent event = read("""
                {"regions": ["us-east-1", "eu-west-1", "us-east-1"], "jobIds": ["firmware-7"]}""");

        assertThat(event.regions()).containsExactly("us-east-1", "eu-west-1");
        assertThat(event.jobIds()).containsExactly("firmware-7");
    }

    @Test
    void read_severalMistakes_namesThemAllWithTheirValues() {
        assertThatThrownBy(() -> read("""
                        {"region": "eu-west-1", "regions": [7, "", "mars-1"], "source": {}, "scheduledTime": "soon"}"""))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("region: no such field; the fields are regions, jobIds, source, scheduleArn, scheduledTime,"
                        + " alert; regions[0]: must be a string that is not empty, got 7;"
                        + " regions[1]: must be a string that is not empty, got \"\";"
                        + " regions: unknown Region, got \"mars-1\"; source: must be"
                        + " \"schedule\", got {}; scheduledTime: must be a time such as \"2026-01-15T10:15:00Z\", got"
                        + " \"soon\"");
    }

    @Test
    void read_alertTest_auditsNothing() throws IOException {
        assertThat(read("{\"alert\": \"test\"}")).isEqualTo(new AuditEvent(List.of(), Set.of(), "", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"\"summary\"|\"summary\"", "\"TEST\"|\"TEST\"", "true|true", "null|null"})
    void read_otherAlert_isRefused(String value, String got) {
        assertThatThrownBy(() -> read("{\"alert\": " + value + "}")).hasMessage("alert: must be \"test\", got " + got);
    }

    @Test
    void read_alertTestBesideRegions_isRefused() {
        assertThatThrownBy(() -> read("{\"alert\": \"test\", \"regions\": [\"eu-west-1\"]}"))
                .hasMessage("alert: \"test\" sends only a test message and allows no other field, got"
                        + " {\"alert\":\"test\",\"regions\":[\"eu-west-1\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-global", "EU-WEST-1", "eu-west-1 ", "us-east-1a"})
    void read_almostARegion_isUnknown(String region) {
        assertThatThrownBy(() -> read("{\"regions\": [\"" + region + "\"]}"))
                .hasMessage("regions: unknown Region, got \"" + region + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "regions", "{", "{} {}", "{\"regions\": [\"eu-west-1\"], \"regions\": []}"})
    void read_notOneJsonObject_saysWhatItMustBe(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("event: must be ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"[]|[]", "7|7", "null|null", "\"{}\"|\"{}\""})
    void read_otherJson_saysWhatItGot(String text, String got) {
        assertThatThrownBy(() -> read(text))
                .hasMessage("event: must be a JSON object, got " + got
                        + "; the empty object {} audits the configured Regions");
    }

    @Test
    void read_bytesThatAreNoText_saysWhatItMustBe() {
        assertThatThrownBy(() -> read(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("event: must be ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"eu-west-1\"", "null", "{}"})
    void read_regionsNoList_saysWhatTheyMustBe(String regions) {
        assertThatThrownBy(() -> read("{\"regions\": " + regions + "}"))
                .hasMessage("regions: must be a list with at least one string, got " + regions);
    }

    @Test
    void read_longValue_isShownInPart() {
        assertThatThrownBy(() -> read("{\"" + "x".repeat(5000) + "\": \"" + "y".repeat(5000) + "\"}"))
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void read_thousandsOfMistakes_namesTheFirstAndCountsTheOthers() {
        String regions = IntStream.range(0, 5000).mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThatThrownBy(() -> read("{\"regions\": [" + regions + "]}"))
                .hasMessageEndingWith("; and 4990 more problems")
                .satisfies(problem -> assertThat(problem.getMessage()).hasSizeLessThan(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"firmware 7", "a/b", "*", "größe", "firmware-7\\n"})
    void read_noJobId_saysWhatItMustBe(String jobId) {
        assertThatThrownBy(() -> read("{\"jobIds\": [\"firmware-7\", \"" + jobId + "\"]}"))
                .hasMessageStartingWith(
                        "jobIds: must be 1 to 64 letters, digits, hyphens or underscores, got \"" + jobId.charAt(0));
    }

    @Test
    void read_jobIdOf64Characters_isTheLongest() throws IOException {
        assertThat(read("{\"jobIds\": [\"" + "x".repeat(64) + "\"]}").jobIds()).containsExactly("x".repeat(64));
        assertThatThrownBy(() -> read("{\"jobIds\": [\"" + "x".repeat(65) + "\"]}"))
                .hasMessageStartingWith("jobIds: must be 1 to 64 ");
    }

    @Test
    void read_thousandJobIds_areTheMost() throws IOException {
        assertThat(read("{\"jobIds\": [" + jobIds(1_000) + ", \"job-0\"]}").jobIds())
                .hasSize(1_000);
        assertThatThrownBy(() -> read("{\"jobIds\": [" + jobIds(3_500) + "], \"regions\": [\"mars-1\"]}"))
                .hasMessage("jobIds: must have at most 1000 different ids, got 3500; regions: unknown Region, got"
                        + " \"mars-1\"");
    }

    private static String jobIds(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"job-" + i + '"').collect(Collectors.joining(","));
    }

    @Test
    void read_anyMistake_hasNoStackTrace() {
        assertThatThrownBy(() -> read("[]"))
                .satisfies(problem -> assertThat(problem.getStackTrace()).isEmpty());
    }
}
