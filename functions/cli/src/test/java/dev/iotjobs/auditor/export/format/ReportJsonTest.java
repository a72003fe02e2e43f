package dev.iotjobs.auditor.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import dev.iotjobs.auditor.export.NamedReport;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.SampleReport;
import dev.iotjobs.auditor.report.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    private final Schema schema;

    private static final Map<String, String> NAMES = Map.of("123456789012", "acme-fleet-prod");

    ReportJsonTest() throws IOException {
        schema = Written.schema("report.schema.json");
    }

    @Test
    void write_anyReport_fitsTheSchema() throws IOException {
        for (ReportData report : List.of(
                SampleReport.nothing(),
                SampleReport.ofEachRule(),
                SampleReport.hostile(),
                new NamedReport(SampleReport.ofEachRule(), NAMES))) {
            assertThat(Written.problems(schema, Written.by(ReportJson::write, report)))
                    .isEmpty();
        }
    }

    @Test
    void write_openAndClosed_areApart() throws IOException {
        SampleReport report = SampleReport.ofEachRule();
        JsonNode document = Written.json(ReportJson::write, report);

        assertThat(document.path("findings")).hasSize((int) report.open().count());
        assertThat(document.path("findings").findValuesAsText("workflowStatus"))
                .contains("OPEN", "SUPPRESSED")
                .doesNotContain("CLOSED");
        assertThat(document.path("closedFindings").findValuesAsText("workflowStatus"))
                .containsOnly("CLOSED");
        assertThat(document.at("/closedFindings/0/earlierEvents").intValue()).isEqualTo(18);
        assertThat(document.at("/findings/0").fieldNames().next()).isEqualTo("accountId");
        assertThat(document.path("accounts")).hasSize(2);
        assertThat(document.at("/trend/0/quotas/0/limit").isNull())
                .as("L-D80B05DB has no limit")
                .isTrue();
    }

    @Test
    void write_hostileText_isUnchangedButForHalves() throws IOException {
        JsonNode document = Written.json(ReportJson::write, SampleReport.hostile());

        List<String> reasons = document.path("findings").findValuesAsText("reason");
        for (int i = 0; i < reasons.size(); i++) {
            String expected = SampleReport.HOSTILE.get(i);
            assertThat(reasons.get(i))
                    .isEqualTo(
                            expected.startsWith("\uD83D half")
                                    ? "\uFFFD half, half \uFFFD, whole \uD83D\uDE00"
                                    : expected);
        }
    }

    @Test
    void schema_unknownName_isRefusedAtEveryLevel() throws IOException {
        for (String place : List.of(
                "",
                "/tool",
                "/regions/0",
                "/regions/0/coverage",
                "/regions/0/rules/IOTJ-CFG-01",
                "/trend/0",
                "/trend/0/quotas/0",
                "/quotas/0",
                "/exemptions/0",
                "/notEvaluated/0",
                "/findings/0",
                "/findings/0/history/0",
                "/closedFindings/0")) {
            JsonNode document = Written.json(ReportJson::write, SampleReport.ofEachRule());
            ((ObjectNode) document.at(place)).put("surprise", 1);

            assertThat(Written.problems(schema, document.toString())).as(place).isNotEmpty();
        }
    }

    /** A program that reads these parts of a report can also read them in an audit document. */
    @Test
    void schema_whatItSharesWithAnAudits_isTheSame() throws IOException {
        JsonNode own = Written.MAPPER.readTree(ReportJsonTest.class.getResourceAsStream("report.schema.json"));
        JsonNode ofAudits = Written.MAPPER.readTree(Samples.approved("audit-report.schema.json"));

        for (String part : List.of(
                "instant",
                "count",
                "percent",
                "ruleId",
                "severity",
                "transition",
                "gap",
                "rule",
                "ruleCoverage",
                "coverage",
                "calls",
                "event",
                "end",
                "command")) {
            assertThat(definition(own, part)).as(part).isEqualTo(definition(ofAudits, part));
        }
        for (String part : List.of("exemption", "notEvaluated", "quota", "finding", "region")) {
            assertThat(names(own, part))
                    .as(part)
                    .containsAll(without(names(ofAudits, part), "transition", "ruleFailures"));
            assertThat(without(names(own, part), "accountId", "accountName", "runId"))
                    .as(part)
                    .isSubsetOf(names(ofAudits, part));
        }
    }

    private static JsonNode definition(JsonNode schema, String name) {
        return schema.at("/$defs/" + name);
    }

    private static List<String> names(JsonNode schema, String part) {
        return schema.at("/$defs/" + part + "/properties").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static List<String> without(List<String> names, String... some) {
        return names.stream().filter(name -> !List.of(some).contains(name)).toList();
    }

    @Test
    void write_manyFindings_readsThemOneByOne() throws IOException {
        ReportJson.write(SampleReport.ofMany(20_000), SampleReport.INFO, OutputStream.nullOutputStream());
        assertThat((ArrayNode) Written.json(ReportJson::write, SampleReport.ofMany(1_000))
                        .path("findings"))
                .hasSize(1_000);
    }

    @Test
    void write_accountName_isInTheRegionsOfTheAccountThatHasOne() throws IOException {
        JsonNode regions = Written.json(ReportJson::write, new NamedReport(SampleReport.ofEachRule(), NAMES))
                .path("regions");

        assertThat(regions.get(0).path("accountName").textValue()).isEqualTo("acme-fleet-prod");
        assertThat(regions.get(1).has("accountName")).isFalse();
    }
}
