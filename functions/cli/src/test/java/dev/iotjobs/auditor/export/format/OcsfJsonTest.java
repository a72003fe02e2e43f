package dev.iotjobs.auditor.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.iotjobs.auditor.export.NamedReport;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.SampleReport;
import dev.iotjobs.auditor.finding.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OcsfJsonTest {

    private final Schema schema;

    OcsfJsonTest() throws IOException {
        schema = Written.schema("ocsf-2003-1.6.0.schema.json");
    }

    private JsonNode event(String workflow) throws IOException {
        for (JsonNode event : Written.json(OcsfJson::write, SampleReport.ofEachRule())) {
            if (event.path("status").textValue().equals(workflow)) {
                return event;
            }
        }
        throw new AssertionError("no event with status " + workflow);
    }

    @Test
    void write_nothingFound_isAnEmptyArray() throws IOException {
        assertThat(Written.by(OcsfJson::write, SampleReport.nothing())).isEqualTo("[\n]\n");
    }

    @Test
    void write_anyFinding_fitsTheClassAndIsOneLine() throws IOException {
        for (SampleReport report : List.of(SampleReport.ofEachRule(), SampleReport.hostile())) {
            String text = Written.by(OcsfJson::write, report);
            List<String> lines = text.lines().toList();

            assertThat(lines.getFirst()).isEqualTo("[");
            assertThat(lines.getLast()).isEqualTo("]");
            assertThat(lines).hasSize((int) report.findings().get().count() + 2);
            for (JsonNode event : Written.MAPPER.readTree(text)) {
                assertThat(Written.problems(schema, event.toString()))
                        .as(event.toString())
                        .isEmpty();
                assertThat(event.has("unmapped")).isFalse();
            }
        }
    }

    @Test
    void schema_aBrokenEvent_isRefused() throws IOException {
        String event = event("New").toString();

        assertThat(Written.problems(schema, event.replace("\"severity_id\":", "\"severity\":")))
                .isNotEmpty();
        assertThat(Written.problems(schema, event.replace("\"uid\":", "\"id\":")))
                .isNotEmpty();
    }

    @Test
    void write_aNewFinding_isCreated() throws IOException {
        Finding finding = SampleReport.ofEachRule().open().findFirst().orElseThrow();
        JsonNode event = event("New");

        assertThat(event.path("type_uid").intValue()).isEqualTo(200_301);
        assertThat(event.path("activity_name").textValue()).isEqualTo("Create");
        assertThat(event.at("/finding_info/uid").textValue())
                .isEqualTo(finding.key().id());
        assertThat(event.at("/finding_info/created_time").longValue())
                .isEqualTo(finding.since().toEpochMilli());
        assertThat(event.at("/finding_info/first_seen_time").longValue())
                .isEqualTo(finding.since().toEpochMilli());
        assertThat(event.at("/finding_info/modified_time").longValue())
                .isEqualTo(finding.updatedAt().toEpochMilli());
        assertThat(event.path("time").longValue()).isEqualTo(finding.since().toEpochMilli());
        assertThat(event.at("/cloud/account/uid").textValue()).isEqualTo("123456789012");
        assertThat(event.at("/resources/0/uid").textValue())
                .isEqualTo(finding.key().subject().resourceArn());
        assertThat(event.at("/compliance/control").textValue())
                .isEqualTo(finding.key().ruleId());
        assertThat(event.at("/compliance/status").textValue()).isEqualTo("Fail");
        assertThat(event.at("/compliance/requirements")).isNotEmpty();
        assertThat(event.at("/remediation/desc").textValue())
                .contains("Stop the rollout:\n  aws iot cancel-job --job-id ");
    }

    @Test
    void write_aClosedFinding_saysHowItClosed() throws IOException {
        JsonNode fixed = event("Resolved");
        JsonNode gone = event("Archived");

        assertThat(fixed.path("type_uid").intValue()).isEqualTo(200_303);
        assertThat(fixed.path("status_detail").textValue()).isEqualTo("FIXED");
        assertThat(fixed.at("/compliance/status").textValue()).isEqualTo("Pass");
        assertThat(fixed.at("/finding_info/last_seen_time").isMissingNode()).isTrue();
        assertThat(gone.at("/compliance/status_id").intValue()).isEqualTo(99);
    }

    @Test
    void write_anExemptedFinding_isSuppressed() throws IOException {
        assertThat(event("Suppressed").path("status_id").intValue()).isEqualTo(3);
        assertThat(event("Suppressed").path("status_detail").textValue()).isEqualTo("exempted by EX-1");
    }

    @Test
    void write_accountWithAName_hasItInTheCloudAndTheOwner() throws IOException {
        ReportData named = new NamedReport(SampleReport.ofEachRule(), Map.of("123456789012", "acme-fleet-prod"));

        for (JsonNode event : Written.json(OcsfJson::write, named)) {
            assertThat(Written.problems(schema, event.toString())).isEmpty();
            assertThat(event.at("/cloud/account/name").textValue()).isEqualTo("acme-fleet-prod");
            assertThat(event.at("/cloud/account/uid").textValue()).isEqualTo("123456789012");
            assertThat(event.at("/resources/0/owner/account/name").textValue()).isEqualTo("acme-fleet-prod");
        }
        assertThat(event("New").at("/cloud/account").has("name")).isFalse();
    }
}
