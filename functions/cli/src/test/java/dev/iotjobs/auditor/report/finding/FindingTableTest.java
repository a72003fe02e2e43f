package dev.iotjobs.auditor.report.finding;

import static dev.iotjobs.auditor.report.finding.StoredSamples.IRELAND;
import static dev.iotjobs.auditor.report.finding.StoredSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTableTest {

    static final List<String> HOSTILE = StoredSamples.HOSTILE;

    private static final AccountRegion SYDNEY = new AccountRegion("aws", "123456789012", "ap-southeast-2");
    private static final Set<String> BOTH = Set.of("eu-west-1", "ap-southeast-2");

    private static final List<Finding> FINDINGS = List.of(
            StoredSamples.of(
                    IRELAND,
                    "fw-gateway-3-26-8-all-lyon",
                    "IOTJ-RUN-01",
                    "Failure rate too high",
                    Severity.CRITICAL,
                    Duration.ofMinutes(58)),
            StoredSamples.of(
                    SYDNEY,
                    "model-push-410-lyon",
                    "IOTJ-SEC-06",
                    "Secret in job document or parameters",
                    Severity.CRITICAL,
                    Duration.ofHours(26)),
            StoredSamples.of(
                    IRELAND,
                    "config-r627-gateway-turin",
                    "IOTJ-CFG-03",
                    "No abort criteria on a multi-device job",
                    Severity.HIGH,
                    Duration.ofDays(5)));

    private static FindingTable table(int width, Set<String> regions) {
        return new FindingTable(new FindingTable.Layout(width, true, regions, false), Style.PLAIN, NOW);
    }

    private static String text(FindingTable table, List<Finding> findings) {
        return table.header() + "\n"
                + String.join("\n", table.rows(findings)).replaceAll("(?m)^[0-9a-f]{8}", "a1b154e2");
    }

    @Test
    void rows_100Columns_haveTitlesAndAges() {
        assertThat(text(table(100, BOTH), FINDINGS)).isEqualTo("""
                FINDING   SEVERITY  RULE                       SUBJECT                      REGION          OPEN
                a1b154e2  CRITICAL  Failure rate too high      fw-gateway-3-26-8-all-lyon   eu-west-1       58 min
                a1b154e2  CRITICAL  Secret in job document...  model-push-410-lyon          ap-southeast-2  26 h
                a1b154e2  HIGH      No abort criteria on a...  config-r627-gateway-turin    eu-west-1       5 d""");
    }

    @Test
    void rows_80Columns_haveRuleIdsAndNoAges() {
        assertThat(text(table(80, BOTH), FINDINGS)).isEqualTo("""
                FINDING   SEVERITY  RULE         SUBJECT                      REGION
                a1b154e2  CRITICAL  IOTJ-RUN-01  fw-gateway-3-26-8-all-lyon   eu-west-1
                a1b154e2  CRITICAL  IOTJ-SEC-06  model-push-410-lyon          ap-southeast-2
                a1b154e2  HIGH      IOTJ-CFG-03  config-r627-gateway-turin    eu-west-1""");
    }

    @Test
    void rows_oneRegion_doNotNameIt() {
        assertThat(text(table(100, Set.of("eu-west-1")), FINDINGS)).doesNotContain("REGION", "eu-west-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 95, 96, 100, 120})
    void rows_longId_isCutInTheMiddleOnATerminal(int width) {
        Finding longId = StoredSamples.of(
                IRELAND, "a".repeat(60) + "-end", "IOTJ-RUN-01", "Failure rate too high", Severity.HIGH, Duration.ZERO);

        List<String> rows = table(width, BOTH).rows(List.of(longId));

        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .hasSizeLessThanOrEqualTo(width)
                        .contains("...")
                        .contains("-end"));
    }

    @Test
    void rows_120Columns_haveLongerTitles() {
        assertThat(text(table(120, BOTH), FINDINGS))
                .contains("No abort criteria on a multi-dev...  config-r627-gateway-turin ")
                .contains("Secret in job document or parame...  model-push-410-lyon ");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100})
    void rows_longestSeverity_leavesTheColumnsBehindItAligned(int width) {
        Finding mild = StoredSamples.of(
                SYDNEY, "job-1", "IOTJ-GOV-01", "Description missing", Severity.INFORMATIONAL, Duration.ofDays(1));

        List<String> rows = table(width, BOTH).rows(List.of(FINDINGS.getFirst(), mild));

        assertThat(rows.getLast()).contains("INFORMATIONAL  ", "job-1");
        assertThat(rows.getLast().indexOf("ap-southeast-2"))
                .isEqualTo(rows.getFirst().indexOf("eu-west-1"));
    }

    @Test
    void rows_longIdForAProgram_isWhole() {
        FindingTable table = new FindingTable(new FindingTable.Layout(100, false, BOTH, false), Style.PLAIN, NOW);
        String id = "a".repeat(64);

        assertThat(table.rows(List.of(StoredSamples.of(IRELAND, id, "IOTJ-RUN-01", "x", Severity.HIGH, Duration.ZERO))))
                .singleElement()
                .asString()
                .contains(id);
    }

    @Test
    void rows_severalStates_areNamed() {
        FindingTable table = new FindingTable(new FindingTable.Layout(80, true, Set.of(), true), Style.PLAIN, NOW);
        Finding open = FINDINGS.getFirst();
        Finding exempted = FINDINGS.getLast().toBuilder()
                .status(FindingStatus.SUPPRESSED, null)
                .build();
        Finding resolved = open.toBuilder()
                .status(FindingStatus.CLOSED, End.FIXED)
                .updatedAt(NOW.minus(Duration.ofHours(3)))
                .build();

        assertThat(table.rows(List.of(open, exempted, resolved)))
                .satisfiesExactly(
                        row -> assertThat(row).endsWith("open 58 min"),
                        row -> assertThat(row).endsWith("exempted 5 d"),
                        row -> assertThat(row).endsWith("resolved 3 h"));
        assertThat(table.header()).endsWith("STATUS");
    }

    @Test
    void rows_idsWithTheSameBeginning_areLonger() {
        List<Finding> many = IntStream.range(0, 20_000)
                .mapToObj(i -> StoredSamples.of(IRELAND, "j" + i, "IOTJ-RUN-01", "x", Severity.LOW, Duration.ZERO))
                .toList();

        List<String> ids = table(100, BOTH).rows(many).stream()
                .map(row -> row.substring(0, row.indexOf(' ')))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.length() >= 8);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void rows_hostileNames_stayInTheirLine(String text) {
        Finding finding = StoredSamples.of(IRELAND, text, "IOTJ-RUN-01", text, Severity.HIGH, Duration.ZERO);

        assertThat(table(100, BOTH).rows(List.of(finding)))
                .singleElement()
                .asString()
                .hasSizeLessThanOrEqualTo(100)
                .doesNotContain("\u001b", "\u202E", "\u2066", "\u0007", "\u0000", "\n", "\r", "\t");
    }
}
