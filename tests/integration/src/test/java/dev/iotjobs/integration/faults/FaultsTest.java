package dev.iotjobs.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.integration.faults.AuditedJobs.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests each fault in a whole audit. After two further audits, the result must be that of undisturbed audits: equal
 * findings, and every change reported. A message that is sent again must be identical. {@code docs/faults.md} has a
 * summary for users, and {@code faults.txt} the complete output. {@code -Dapprove=true} writes both again.
 */
class FaultsTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "faults.md");
    private static final Path DETAILS =
            Path.of("src", "test", "resources", "dev", "iotjobs", "integration", "faults", "faults.txt");
    private static final Pattern COMPLETE = Pattern.compile("eu-west-1 {2}\\d+ of \\d+ jobs \\(100\\.0 %\\)");
    private static final boolean APPROVE = Boolean.getBoolean("approve");

    private final FaultTable table = new FaultTable();
    private final Map<Event, Outcome> undisturbed = new EnumMap<>(Event.class);
    private final Stage stage;

    FaultsTest() throws IOException {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @TestFactory
    Stream<DynamicTest> audit_struckByAFault_losesNothing() {
        Stream<DynamicTest> faults = FaultCases.all().entrySet().stream()
                .flatMap(group -> group.getValue().stream()
                        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> strike(group.getKey(), fault))));
        return Stream.concat(
                faults,
                Stream.of(
                        DynamicTest.dynamicTest("docs/faults.md", () -> compare(DOCUMENT, table.document())),
                        DynamicTest.dynamicTest("faults.txt", () -> compare(DETAILS, table.details()))));
    }

    private void strike(String group, FaultCase fault) {
        Outcome expected = undisturbed(fault);
        Outcome outcome = stage.play(fault.plan());
        table.add(group, fault, expected, outcome);

        assertThat(outcome.findings()).isEqualTo(expected.findings());
        assertThat(outcome.coverageFindings()).allMatch(finding -> finding.contains(" CLOSED FIXED "));
        assertThat(outcome.coverageFindings().isEmpty() || !group.equals(FaultCases.INVOCATIONS))
                .as("audits that meet each other miss nothing")
                .isTrue();
        assertThat(outcome.end().isSettled()).as("%s", outcome.end()).isTrue();
        assertThat(outcome.reported()).isEqualTo(expected.reported());
        assertThat(outcome.contradictions()).isZero();
        assertThat(outcome.next().exitCode()).isZero();
        assertThat(outcome.next().lines()).anyMatch(COMPLETE.asMatchPredicate());
        assertThat(outcome.struck().lines()).noneMatch(line -> line.startsWith("at ") || line.contains("Exception in"));
    }

    private Outcome undisturbed(FaultCase fault) {
        Outcome known = undisturbed.get(fault.meanwhile());
        if (known == null) {
            known = stage.play(set -> set.jobs().happen(fault.meanwhile()));
            assertThat(known.findings()).hasSize(6);
            assertThat(known.reported())
                    .contains(
                            "pump-created: open",
                            "pump-failing: open",
                            "pump-struck: open",
                            "pump-fixed: RESOLVED",
                            "pump-deleted: CLOSED WITH ITS JOB");
            undisturbed.put(fault.meanwhile(), known);
        }
        return known;
    }

    private static void compare(Path approved, String observed) throws IOException {
        Path written = APPROVE ? approved : Path.of("target").resolve(approved.getFileName());
        Files.writeString(written, observed);
        assertThat(observed.lines())
                .as("%s, against %s; -Dapprove=true writes it anew", approved, written)
                .containsExactlyElementsOf(Files.readAllLines(approved));
    }
}
