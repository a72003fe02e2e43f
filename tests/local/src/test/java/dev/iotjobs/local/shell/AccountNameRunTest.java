package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the name of an account, from its variable or option, is in each output. */
class AccountNameRunTest extends LocalCommandLine {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FULL = "acme-fleet-prod (123456789012)";

    private static final Map<String, String> ONLY_NAMED = Map.of("AUDIT_ACCOUNT_NAME", "acme-fleet-prod");

    private static int installations;

    private final Map<String, String> tables = Map.of(
            "AUDIT_FINDINGS_TABLE", "named-findings-" + ++installations,
            "AUDIT_STATE_TABLE", "named-state-" + installations);

    @TempDir
    private Path folder;

    private Map<String, String> named() {
        Map<String, String> named = new HashMap<>(tables);
        named.put("AUDIT_ACCOUNT_NAME", "acme-fleet-prod");
        return named;
    }

    private String printed(Map<String, String> environment, String... command) {
        forget();
        assertThat(execute(environment, command)).as(err()).isEqualTo(ExitCode.FINE);
        return out();
    }

    private JsonNode json(String... command) throws JsonProcessingException {
        return MAPPER.readTree(printed(named(), command));
    }

    @Test
    void run_variable_namesTheAccountInTextAndMail() {
        String text = printed(named(), "run", "--create-resources");

        assertThat(text)
                .startsWith("Audited " + FULL + ", 1 Region, ")
                .containsPattern("\nMail    sent: \\[CRITICAL] IoT jobs acme-fleet-prod: first audit, \\d+ findings");
    }

    @Test
    void run_option_overridesTheVariable() {
        assertThat(printed(ONLY_NAMED, "run", "--dry-run", "--account-name", " lab 7 "))
                .startsWith("Audited lab 7 (123456789012), 1 Region, ");
        assertThat(printed(Map.of(), "run", "--dry-run")).startsWith("Audited 123456789012, 1 Region, ");
    }

    @Test
    void stored_findings_areNamedByWhoReadsThem() throws IOException {
        printed(tables, "run", "--create-resources");

        assertThat(printed(named(), "findings").lines().findFirst().orElseThrow())
                .contains(" open findings in " + FULL + ", worst first; as of ");
        assertThat(printed(tables, "findings").lines().findFirst().orElseThrow())
                .contains(" open findings in 123456789012, worst first; as of ");
        JsonNode list = json("findings", "--output", "json");
        assertThat(list.path("accountName").textValue()).isEqualTo("acme-fleet-prod");
        JsonNode finding = list.path("findings")
                .valueStream()
                .filter(one -> !one.path("jobId").isNull())
                .findFirst()
                .orElseThrow();
        String id = finding.path("findingId").textValue();
        assertThat(printed(named(), "findings", "show", id)).contains(", eu-west-1, " + FULL + "\n");
        assertThat(json("findings", "show", id, "--output", "json")
                        .path("accountName")
                        .textValue())
                .isEqualTo("acme-fleet-prod");
        String job = finding.path("jobId").textValue();
        assertThat(printed(named(), "explain", job)).contains(", eu-west-1, " + FULL + "\n");
        assertThat(json("explain", job, "--output", "json").path("accountName").textValue())
                .isEqualTo("acme-fleet-prod");
    }

    @Test
    void findings_none_haveTheName() {
        MemoryDatabase database = account.tables(FleetAccount.REGION);
        tables.values().forEach(database::table);

        assertThat(printed(named(), "findings"))
                .isEqualTo("No open findings in acme-fleet-prod; no audit has counted the jobs of this account yet.\n");
    }

    @Test
    void report_eachFormat_hasTheName() throws IOException {
        printed(tables, "run", "--create-resources");

        assertThat(printed(named(), "report", "--format", "html"))
                .containsPattern("<title>.*: AWS IoT jobs of acme-fleet-prod, ")
                .contains(">" + FULL + " · eu-west-1 · ");
        assertThat(json("report", "--format", "json")
                        .at("/regions/0/accountName")
                        .textValue())
                .isEqualTo("acme-fleet-prod");
        assertThat(json("report", "--format", "ocsf")
                        .at("/0/cloud/account/name")
                        .textValue())
                .isEqualTo("acme-fleet-prod");
        assertThat(printed(named(), "report", "--format", "csv").lines().skip(1))
                .isNotEmpty()
                .allMatch(row -> row.endsWith(",acme-fleet-prod"));
        assertThat(printed(named(), "findings", "--output", "csv").lines().skip(1))
                .isNotEmpty()
                .allMatch(row -> row.endsWith(",acme-fleet-prod"));
    }

    @Test
    void report_ofASavedAudit_hasTheNameThatWasSaved() throws IOException {
        Path saved = Files.writeString(
                folder.resolve("prod.json"), printed(ONLY_NAMED, "run", "--dry-run", "--output", "json"));
        document();

        assertThat(printed(tables, "report", "--from", saved.toString(), "--format", "html"))
                .containsPattern("<title>.*: AWS IoT jobs of acme-fleet-prod, ");
    }

    @Test
    void alert_testAndSummary_haveTheName() {
        printed(named(), "run", "--create-resources");
        Map<String, String> environment = named();
        environment.put("AUDIT_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:iot-jobs-auditor-alerts");

        assertThat(printed(environment, "alert", "test"))
                .contains("[TEST] IoT jobs acme-fleet-prod: ", "\nAccount   " + FULL + ", eu-west-1\n");
        assertThat(printed(environment, "alert", "test", "--account-name", "lab"))
                .contains("[TEST] IoT jobs lab: ");
        assertThat(printed(environment, "alert", "summary")).contains("IoT jobs acme-fleet-prod: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod, lab", "<script>", "prod\u202egnp", "prod\nBcc: all@example.com", "\u001b[2Jprod"})
    void anyCommand_hostileName_isRefusedWithItsRule(String name) {
        for (List<String> command : List.of(
                List.of("run", "--dry-run"),
                List.of("findings"),
                List.of("findings", "show", "a1b154e2"),
                List.of("explain", "job-1"),
                List.of("report", "--format", "csv"),
                List.of("alert", "test"),
                List.of("alert", "summary"))) {
            forget();

            assertThat(execute(tables, with(command, "--account-name", name))).isEqualTo(ExitCode.USAGE);

            assertThat(out()).isEmpty();
            assertThat(err())
                    .contains("audit: AUDIT_ACCOUNT_NAME (--account-name): must be 1 to 64 letters, digits, spaces,")
                    .doesNotContain("\u001b", "\u202e");
            assertThat(err().lines()).noneMatch(line -> line.startsWith("Bcc"));
        }
    }

    @Test
    void anyCommand_emptyNameOrSeveralProblems_areALineEach() {
        assertThat(execute(tables, "run", "--dry-run", "--account-name", " ", "--region", "eu-wst-1"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err())
                .contains("audit: --account-name: must not be empty\n")
                .contains("audit: AUDIT_REGIONS (--region): unknown Region, got 'eu-wst-1'\n");
    }
}
