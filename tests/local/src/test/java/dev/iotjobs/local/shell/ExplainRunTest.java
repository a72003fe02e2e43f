package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code audit rules explain} with an account: the page of the rule, and the findings of the last audit. */
class ExplainRunTest extends LocalCommandLine {

    /**
     * The longest allowed time. The command waits at most one second for all of its calls together. If it waited that
     * long for each call, it would take longer.
     */
    private static final Duration LONGEST = Duration.ofMillis(1_800);

    private static final String PATH = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    private static final String LINE = "\nIn this account: ";

    @TempDir
    private Path folder;

    private final Map<String, String> tables =
            Map.of("AUDIT_FINDINGS_TABLE", "explained-findings", "AUDIT_STATE_TABLE", "explained-state");

    @BeforeEach
    void audit() throws IOException {
        Instant now = Instant.now();
        for (String jobId : List.of("lab-1", "lab-2")) {
            account.account()
                    .put(
                            FleetAccount.REGION,
                            SimulatedJob.described(jobId, now)
                                    .targets(List.of(account.account().iotArn(FleetAccount.REGION, "thing/bench")))
                                    .build());
        }
        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                exemptions:
                  - { id: EX-1, rules: [IOTJ-CFG-01], jobIds: [lab-1], reason: a, owner: ops, expires: 2099-01-31 }
                """);
        execute(tables, "run", "--create-resources", "--output", "json", "--adopt", "--policy", policy.toString());
    }

    @AfterEach
    void endFaults() {
        account.account().faults().clear();
    }

    @Test
    void explain_afterAnAudit_endsWithWhatItFound() throws JsonProcessingException {
        JsonNode audit = document();
        JsonNode said = audit.at("/regions/0/rules/IOTJ-CFG-01");
        assertThat(findings(audit, "SUPPRESSED")).isEqualTo(1);
        long open = findings(audit, "OPEN");

        explain(tables, LINE, "IOTJ-CFG-01");

        assertThat(out()).startsWith("IOTJ-CFG-01  In-progress timeout missing ");
        assertThat(out().substring(out().indexOf(LINE)))
                .isEqualTo(LINE + Figures.count(open, "open finding") + ", 1 exempted; "
                        + said.at("/compliant").asInt() + " jobs pass, "
                        + said.at("/notApplicable").asInt() + " not applicable, 0 without data\n");
    }

    @Test
    void explain_asJson_hasTheFiguresAndTheTimeOfTheAudit() throws JsonProcessingException {
        String startedAt = document().at("/startedAt").asText();

        explain(tables, "\"account\"", "IOTJ-ACC-03", "--output", "json");

        JsonNode figures = json().at("/account");
        assertThat(figures.at("/compliant").asInt()).isEqualTo(1);
        assertThat(figures.at("/openFindings").asInt()).isZero();
        assertThat(Instant.parse(figures.at("/audits/eu-west-1").asText()))
                .isBetween(Instant.parse(startedAt), Instant.parse(startedAt).plusSeconds(60));
    }

    private static long findings(JsonNode audit, String status) {
        return audit.at("/findings")
                .valueStream()
                .filter(finding -> finding.at("/ruleId").asText().equals("IOTJ-CFG-01"))
                .filter(finding -> finding.at("/workflowStatus").asText().equals(status))
                .count();
    }

    /**
     * Runs the command until its output has the awaited text, at most ten times. On a busy machine the tables may
     * answer later than the command waits.
     */
    private void explain(Map<String, String> environment, String awaited, String... arguments) {
        forget();
        for (int attempt = 1; attempt <= 10 && !out().contains(awaited); attempt++) {
            forget();
            assertThat(execute(environment, with(List.of("rules", "explain"), arguments)))
                    .isEqualTo(ExitCode.FINE);
            assertThat(err()).isEmpty();
        }
    }

    @Test
    void explain_missingTable_isThePageAlone() throws JsonProcessingException {
        assertPageAlone(Map.of("AUDIT_STATE_TABLE", "missing-state"));
        assertThat(execute(
                        Map.of("AUDIT_STATE_TABLE", "missing-state"),
                        "rules",
                        "explain",
                        "IOTJ-CFG-01",
                        "--output",
                        "json"))
                .isEqualTo(ExitCode.FINE);
        assertThat(json().has("account")).isFalse();
    }

    @Test
    void explain_settingsThatCannotBeUsed_areThePageAlone() {
        assertPageAlone(Map.of("AUDIT_STATE_TABLE", "x", "AUDIT_REGIONS", "mars-1"));
    }

    @Test
    void explain_tableThatAnOptionNames_goesBeforeTheVariable() {
        Map<String, String> another = Map.of("AUDIT_STATE_TABLE", "missing-state");

        explain(another, LINE, "IOTJ-CFG-01", "--state-table", "explained-state");

        assertThat(out()).contains(LINE);
    }

    @Test
    void explain_optionThatCannotBeUsed_isRefusedWithoutThePage() {
        forget();

        assertThat(execute("rules", "explain", "IOTJ-CFG-01", "--state-table=")).isEqualTo(ExitCode.USAGE);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("audit: --state-table: must not be empty\nTry 'audit rules explain --help'.\n");
    }

    @Test
    void explain_anotherRegion_isThePageAlone() {
        System.setProperty("aws.region", "us-west-2");
        try {
            assertPageAlone(tables);
        } finally {
            System.setProperty("aws.region", FleetAccount.REGION);
        }
    }

    @Test
    void explain_deniedCaller_isThePageAloneAfterOneCall() {
        account.account()
                .faults()
                .add(Fault.always(
                        Fault.Where.operation("GetCallerIdentity"),
                        new Fault.Effect.Fail(403, "InvalidClientTokenId", "no")));
        long before = account.requests().calls("GetCallerIdentity");

        assertPageAlone(tables);
        assertThat(account.requests().calls("GetCallerIdentity")).isEqualTo(before + 1);
    }

    @Test
    void explain_storeThatNeverAnswers_isThePageAloneWithinASecond() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String before = System.setProperty("aws.endpointUrlDynamoDb", "http://127.0.0.1:" + silent.getLocalPort());
            try {
                Instant start = Instant.now();
                assertPageAlone(tables);
                assertThat(Duration.between(start, Instant.now())).isLessThan(LONGEST);
            } finally {
                System.setProperty("aws.endpointUrlDynamoDb", before);
            }
        }
    }

    /**
     * The command runs in a separate process without credentials. It must not wait for the thread that looks for
     * credentials.
     */
    @Test
    void explain_noCredentials_isThePageAlone() throws IOException, InterruptedException {
        ShellProcess process = ShellProcess.run(
                Map.of(
                        "HOME",
                        folder.toString(),
                        "AWS_REGION",
                        FleetAccount.REGION,
                        "AWS_EC2_METADATA_DISABLED",
                        "true"),
                folder,
                "rules",
                "explain",
                "IOTJ-CFG-01");

        assertThat(process.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(process.out()).startsWith("IOTJ-CFG-01  ").doesNotContain(LINE);
        assertThat(process.err()).isEmpty();
    }

    @Test
    void explain_credentialsThatTakeTwentySeconds_isThePageAlone() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("config"), "[default]\ncredential_process = sleep 20\n");

        ShellProcess process = ShellProcess.run(
                Map.of("AWS_CONFIG_FILE", config.toString(), "AWS_REGION", FleetAccount.REGION, "PATH", PATH),
                folder,
                "rules",
                "explain",
                "IOTJ-CFG-01");

        assertThat(process.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(process.out()).startsWith("IOTJ-CFG-01  ").doesNotContain(LINE);
        assertThat(process.err()).isEmpty();
        assertThat(process.millis()).isLessThan(15_000);
    }

    private void assertPageAlone(Map<String, String> environment) {
        forget();
        assertThat(execute(environment, "rules", "explain", "IOTJ-CFG-01")).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("\nWhy it matters\n").doesNotContain(LINE);
        assertThat(err()).isEmpty();
        forget();
    }

    private JsonNode json() throws JsonProcessingException {
        return JsonMapper.builder().build().readTree(out());
    }
}
