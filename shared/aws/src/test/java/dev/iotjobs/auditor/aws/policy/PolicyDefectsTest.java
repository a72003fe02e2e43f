package dev.iotjobs.auditor.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.policy.document.PolicyReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks the message and the position of every kind of defect. In {@code defects.txt}, the expected problems of a
 * document follow it below a line of hyphens. {@code -Dapprove=true} replaces them by the actual problems.
 */
class PolicyDefectsTest {

    private static final PolicyFormat FORMAT =
            new PolicyFormat(SampleRules.all(), InstantSource.fixed(Instant.parse("2026-11-29T00:00:00Z")));
    private static final String TABLE = "defects.txt";
    private static final String CASE = "=== ";
    private static final String SAID = "---\n";

    /** @param said expected problems, one a line */
    private record Row(String name, String document, String said) {

        private static Row of(String text) {
            String[] parts = text.split("\n", 2);
            int at = parts[1].indexOf("\n" + SAID) + 1;
            return new Row(parts[0], parts[1].substring(0, at), parts[1].substring(at + SAID.length()));
        }

        private String observed() {
            PolicyReading reading = FORMAT.parse(document);
            assertThat(reading.policy().isPresent()).isEqualTo(reading.errors() == 0);
            return reading.problems().stream()
                    .map(problem -> problem.in("f").substring(2) + "\n")
                    .collect(Collectors.joining());
        }
    }

    private static Stream<Row> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(PolicyDefectsTest.class.getResourceAsStream(TABLE))) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(("\n" + table).split("\n" + CASE))
                    .filter(text -> !text.isBlank())
                    .map(text -> text.endsWith("\n") ? text : text + "\n")
                    .map(Row::of);
        }
    }

    @TestFactory
    Stream<DynamicTest> read_document_reportsEachDefectAtItsPlace() throws IOException {
        return rows().map(row -> DynamicTest.dynamicTest(
                row.name(), () -> assertThat(row.observed()).isEqualTo(row.said())));
    }

    @Test
    void table_approved_isWrittenAnew() throws IOException {
        String observed = rows().map(row -> CASE + row.name() + "\n" + row.document() + SAID + row.observed())
                .collect(Collectors.joining());
        if (Boolean.getBoolean("approve")) {
            Files.writeString(
                    Path.of("src", "test", "resources", "dev", "iotjobs", "auditor", "aws", "policy", TABLE), observed);
        }
        assertThat(observed).isNotEmpty();
    }
}
