package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code audit exempt list} with the local account, over HTTP. */
class ExemptListTest extends LocalCommandLine {

    private static final String POLICY = """
        version: 1
        exemptions:
          - { id: EX-1, rules: [IOTJ-CFG-*], jobIds: ["lab-*"], reason: "lab\\u202E", owner: ops, expires: 2099-01-31 }
          - { id: EX-2, rules: [IOTJ-ACC-01], subjects: ["quota/*"], reason: none, owner: ops, reviewBy: 2099-03-01 }
          - { id: EX-3, rules: [IOTJ-LIF-01], jobIds: ["*"], reason: over, owner: ops, expires: 2020-01-31 }
        """;

    @TempDir
    private Path folder;

    @Test
    void list_afterAnAudit_namesWhatEachExempts() throws IOException {
        audited("listed");
        forget();

        assertThat(list("listed", "--policy", policy())).as(err()).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("EX-1  until 2099-01-31\n  rules   IOTJ-CFG-*\n  owner   ops\n  reason  lab[U+202E]\n")
                .contains(
                        "\n  exempts 7 open findings: 7 MEDIUM\n    MEDIUM  IOTJ-CFG-01  In-progress timeout missing  lab-")
                .contains("  eu-west-1\n    and 2 more\n")
                .contains("\n\nEX-2  needs a review by 2099-03-01\n", "\n  exempts no open finding\n")
                .contains("\n\nEX-3  expired on 2020-01-31, without effect\n");
        assertThat(out().lines().filter(line -> line.startsWith("    "))).hasSize(5 + 1);
    }

    @Test
    void list_asJson_hasCountAndUpToFiveFindings() throws IOException {
        audited("json");
        forget();

        assertThat(list("json", "--policy", policy(), "--output", "json")).isEqualTo(ExitCode.FINE);
        JsonNode list = JsonMapper.builder().build().readTree(out());
        assertThat(list.findValuesAsText("id")).containsExactly("EX-1", "EX-2", "EX-3");
        assertThat(list.at("/0/findings").asInt()).isEqualTo(7);
        assertThat(list.at("/0/examples"))
                .hasSize(5)
                .allSatisfy(
                        finding -> assertThat(finding.at("/ruleId").asText()).startsWith("IOTJ-CFG-"));
        assertThat(list.at("/1/findings").asInt()).isZero();
        assertThat(list.at("/2/expired").asBoolean()).isTrue();
    }

    /** The last audit used a policy without the exemption. */
    @Test
    void list_policyWithoutTheExemption_saysThatItsFindingsAreReportedAgain() throws IOException {
        audited("other");
        forget();

        assertThat(list("other")).isEqualTo(ExitCode.FINE);
        assertThat(out()).startsWith("""
                        EX-1  not in the policy; the next audit with this policy reports these findings again
                          exempts 7 open findings: 7 MEDIUM
                        """);
    }

    @Test
    void list_nothingExempted_saysSo() {
        execute("run", "--create-resources", "--findings-table", "none-findings", "--state-table", "none-state");
        forget();

        assertThat(list("none")).isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("The policy has no exemption, and no open finding is exempted.\n");
    }

    @Test
    void list_missingTableAndPolicy_areALineEach() {
        assertThat(list("missing", "--policy", "none.yaml", "--region", "mars-1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("audit: none.yaml:1:1: does not exist\n", "'mars-1'");
        forget();

        assertThat(list("missing")).isEqualTo(ExitCode.USAGE);
        assertOneLine("missing-findings");
    }

    /** Adds seven jobs without a timeout. Exemption EX-1 of the test's policy exempts their findings. */
    @BeforeEach
    void addJobs() {
        Instant now = Instant.now();
        for (int i = 0; i < 7; i++) {
            account.account()
                    .put(
                            FleetAccount.REGION,
                            SimulatedJob.described("lab-" + i, now)
                                    .targets(List.of(account.account().iotArn(FleetAccount.REGION, "thing/bench-" + i)))
                                    .build());
        }
    }

    private void audited(String tables) throws IOException {
        assertThat(execute(
                        "run",
                        "--create-resources",
                        "--findings-table",
                        tables + "-findings",
                        "--state-table",
                        tables + "-state",
                        "--policy",
                        policy()))
                .as(err())
                .isEqualTo(ExitCode.FINE);
    }

    private String policy() throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), POLICY).toString();
    }

    private int list(String tables, String... more) {
        return execute(with(new String[] {"exempt", "list", "--findings-table", tables + "-findings"}, more));
    }
}
