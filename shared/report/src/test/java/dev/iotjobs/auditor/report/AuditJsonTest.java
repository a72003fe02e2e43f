package dev.iotjobs.auditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditJsonTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Samples.approved("audit-report.schema.json"), InputFormat.JSON);

    @Test
    void of_severalRegions_isTheApprovedDocument() {
        assertThat(AuditJson.of(SampleAudits.mixed()) + "\n").isEqualTo(Samples.approved("audit-mixed.json"));
    }

    @Test
    void of_anyAudit_fitsTheSchema() {
        for (AuditResult result : List.of(
                SampleAudits.mixed(),
                SampleAudits.clean(),
                SampleAudits.dryRun(0),
                SampleAudits.undelivered(),
                SampleAudits.sentButKept())) {
            assertThat(problems(AuditJson.of(result))).isEmpty();
        }
    }

    @Test
    void schema_unknownName_isRefusedAtEveryLevel() throws Exception {
        for (String place : List.of(
                "",
                "/regions/0",
                "/regions/0/coverage",
                "/regions/0/calls/ListJobs",
                "/findings/0",
                "/findings/0/remediation",
                "/notEvaluated/0",
                "/quotas/0",
                "/alerts")) {
            JsonNode document = MAPPER.readTree(AuditJson.of(SampleAudits.mixed()));
            ((ObjectNode) document.at(place)).put("surprise", 1);

            assertThat(problems(document.toString())).as(place).isNotEmpty();
        }
    }

    @Test
    void schema_everyNameOfTheDocument_isRequired() throws Exception {
        JsonNode document = MAPPER.readTree(AuditJson.of(SampleAudits.mixed()));
        for (String name : List.of("runId", "complete", "findings", "alerts")) {
            ObjectNode without = document.deepCopy();
            without.remove(name);

            assertThat(problems(without.toString())).as(name).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000,0,true,100.0",
        "9999,1,true,99.9",
        "999,1,true,99.9",
        "2,1,true,66.6",
        "0,0,false,0.0",
        "5,0,false,99.9"
    })
    void of_coverage_isHundredOnlyWhenComplete(int evaluated, int denied, boolean listed, double percent)
            throws Exception {
        Coverage coverage = new Coverage(Samples.IRELAND, 0, listed, evaluated, evaluated, denied, 0, 0, 0);
        AuditResult result = new AuditResult(
                SampleAudits.report(
                        List.of(SampleAudits.run(coverage, Map.of(), List.of(), List.of(), List.of())),
                        new AlertReport(null, 0, "")),
                List.of(),
                false);
        JsonNode document = MAPPER.readTree(AuditJson.of(result));

        assertThat(document.at("/regions/0/coverage/percent").doubleValue()).isEqualTo(percent);
        assertThat(document.at("/complete").booleanValue()).isEqualTo(percent == 100);
    }

    private static List<Error> problems(String document) {
        return SCHEMA.validate(
                document,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
