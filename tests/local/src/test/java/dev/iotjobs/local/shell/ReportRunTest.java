package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.export.format.ReportJson;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests reports over HTTP: from the tables of an account, and from an audit that was just made. */
class ReportRunTest extends LocalCommandLine {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                    Objects.requireNonNull(ReportJson.class.getResourceAsStream("report.schema.json")),
                    InputFormat.JSON);

    @TempDir
    private Path folder;

    @BeforeEach
    void addJobsWithoutTimeout() {
        for (int i = 0; i < 3; i++) {
            addJob("lab-" + i);
        }
    }

    private static void addJob(String jobId) {
        account.account()
                .put(
                        FleetAccount.REGION,
                        SimulatedJob.described(jobId, Instant.now())
                                .targets(List.of(account.account().iotArn(FleetAccount.REGION, "thing/" + jobId)))
                                .build());
    }

    private static String[] tables(String name, String... command) {
        return with(command, "--findings-table", name + "-findings", "--state-table", name + "-state");
    }

    private JsonNode read(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
        return MAPPER.readTree(text);
    }

    private static List<String> ids(JsonNode findings) {
        return findings.findValuesAsText("findingId").stream().sorted().toList();
    }

    @Test
    void report_ofTables_agreesWithTheSavedAudit() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                exemptions:
                  - { id: EX-1, rules: [IOTJ-CFG-01], jobIds: ["lab-0"], reason: a, owner: ops, expires: 2099-01-31 }
                  - { id: EX-2, rules: [IOTJ-CFG-05], jobIds: [none], reason: b, owner: ops, expires: 2099-01-31 }
                """);
        assertThat(execute(tables(
                        "agree",
                        "run",
                        "--create-resources",
                        "--adopt",
                        "--policy",
                        policy.toString(),
                        "--output",
                        "json")))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        JsonNode audit = document();
        Path saved = Files.writeString(folder.resolve("audit.json"), out());
        Path ofTables = folder.resolve("tables.json");
        Path ofDocument = folder.resolve("document.json");
        forget();

        assertThat(execute(tables("agree", "report", "--out", ofTables.toString())))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        assertThat(execute("report", "--from", saved.toString(), "--out", ofDocument.toString()))
                .isEqualTo(ExitCode.FINE);

        JsonNode stored = read(ofTables);
        JsonNode read = read(ofDocument);
        assertThat(ids(stored.path("findings")))
                .isNotEmpty()
                .isEqualTo(ids(read.path("findings")))
                .isEqualTo(ids(audit.path("findings")));
        assertThat(byId(stored)).isEqualTo(byId(read));
        assertThat(stored.path("exemptions")).isEqualTo(read.path("exemptions"));
        assertThat(stored.at("/exemptions/0/findings").intValue()).isPositive();
        assertThat(stored.path("quotas")).isEqualTo(read.path("quotas"));
        assertThat(stored.at("/regions/0/coverage")).isEqualTo(read.at("/regions/0/coverage"));
        assertThat(stored.path("trend")).hasSize(1);
        assertThat(read.path("trend")).isEmpty();

        execute(tables("agree", "report", "--format", "html"));
        assertThat(out()).contains(" rules in force, 2 values differ from the built-in policy. Policy " + policy + ".");
    }

    @Test
    void report_underTheBuiltInPolicy_saysSo() {
        execute(tables("built-in", "run", "--create-resources"));
        forget();

        execute(tables("built-in", "report", "--format", "html"));
        assertThat(out()).containsPattern("\\d+ rules in force, by the built-in policy\\.");
    }

    private static Map<String, JsonNode> byId(JsonNode report) {
        Map<String, JsonNode> findings = new TreeMap<>();
        report.path("findings")
                .forEach(finding -> findings.put(finding.path("findingId").textValue(), finding));
        return findings;
    }

    @Test
    void report_afterAFix_hasTheClosedFindingApart() throws IOException {
        addJob("closed-1");
        execute(tables("closed", "run", "--create-resources"));
        account.account().remove(FleetAccount.REGION, "closed-1");
        execute(tables("closed", "run", "--create-resources", "--job-id", "closed-1", "--accept-deletions"));
        forget();

        assertThat(execute(tables("closed", "report", "--format", "json")))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        JsonNode report = MAPPER.readTree(out());
        assertThat(report.path("closedFindings").findValuesAsText("jobId")).contains("closed-1");
        assertThat(report.path("findings").findValuesAsText("jobId"))
                .isNotEmpty()
                .doesNotContain("closed-1");
        assertThat(report.at("/trend/0/transitions/CLOSED").intValue()).isPositive();
    }

    @Test
    void report_withoutAnAudit_saysSo() {
        execute(tables("other", "run", "--create-resources", "--region", "eu-west-1"));
        forget();

        assertThat(execute(tables("other", "report", "--region", "us-east-1", "--format", "csv")))
                .isEqualTo(ExitCode.FAILED);
        assertOnStandardError("no audit of us-east-1 is stored for account ");
    }

    @Test
    void report_missingTables_areALineEach() {
        assertThat(execute(tables("missing", "report", "--format", "csv"))).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("missing-findings", "missing-state").doesNotContain("Exception");
    }

    @Test
    void run_withReport_writesItFromItsOwnResult() throws IOException {
        Path report = folder.resolve("dry.json");

        assertThat(execute("run", "--dry-run", "--report", report.toString(), "--output", "json"))
                .isEqualTo(ExitCode.FINE);
        JsonNode audit = document();
        assertThat(ids(read(report).path("findings"))).isEqualTo(ids(audit.path("findings")));

        forget();
        Path page = folder.resolve("dry.html");
        assertThat(execute("run", "--dry-run", "--report", page.toString())).isEqualTo(ExitCode.FINE);
        assertThat(out()).endsWith("Report  " + page + "\n");
        assertThat(page).content().startsWithIgnoringCase("<!doctype html>");
    }

    @Test
    void run_withAReportOfAnotherEnding_isRefusedBeforeItBegins() {
        assertThat(execute("run", "--dry-run", "--report", "report.pdf")).isEqualTo(ExitCode.USAGE);
        assertOneLine("--report: must end in .html, .csv, .ocsf.json, .json, got 'report.pdf'");
        forget();

        assertThat(execute(
                        "run",
                        "--dry-run",
                        "--report",
                        folder.resolve("none/report.html").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertOneLine("--report: '" + folder.resolve("none/report.html") + "': the directory ");
    }
}
