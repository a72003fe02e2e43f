package dev.iotjobs.auditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.option.PolicyFiles;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandTest extends CapturedOutput {

    private static final String ADJUSTED = """
        version: 1
        shared: { grace: 20m }
        rules:
          IOTJ-CFG-01: { enabled: false }
          IOTJ-RUN-01: { settings: { minimumExecuted: 20, recent: 1d }, severity: { CRITICAL: HIGH } }
        overrides:
          - name: canary devices
            when: { jobIds: ["canary-*"] }
            rules: { IOTJ-RUN-01: { settings: { minimumExecuted: 5 } } }
        exemptions:
          - { id: EX-12, rules: [IOTJ-CFG-03], jobIds: [a], reason: migration, owner: ops, expires: 2099-01-31 }
        """;

    private static final String WRONG = """
        version: 2
        rules:
          IOTJ-RUN-1: {}
          IOTJ-CFG-02: {}
        """;

    @TempDir
    private Path folder;

    @Test
    void validate_errors_areLinesWithTheirPlacesAndExitCode2() throws IOException {
        String file = file("wrong.yaml", WRONG);

        assertThat(execute("policy", "validate", file)).isEqualTo(ExitCode.USAGE);
        assertThat(out())
                .startsWith(file + ":1:10: version: must be 1, got 2\n" + file
                        + ":3:3: rules.IOTJ-RUN-1: unknown rule, did you mean 'IOTJ-RUN-01'?\n")
                .endsWith(file + ": 2 errors" + (out().contains("warning: ") ? ", 1 warning\n" : "\n"));
        assertThat(err()).isEmpty();
    }

    @Test
    void validate_warningsOnly_exitCode0() throws IOException {
        String file = file("facts.yaml", "version: 1\nfacts: { events: on }\n");

        assertThat(execute("policy", "validate", file)).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .isEqualTo(file + ":2:18: warning: facts.events: not available in this version, treated as off\n" + file
                        + ": valid, 1 warning\n");
    }

    @Test
    void validate_asJson_hasEachProblem() throws IOException {
        assertThat(execute("policy", "validate", "--output", "json", file("p.yaml", "version: 2\n")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(out())
                .contains("\"valid\" : false", "\"level\" : \"ERROR\"", "\"line\" : 1", "\"column\" : 10")
                .doesNotContain("\"error\"");
    }

    @Test
    void validate_standardInput_isNamedSo() {
        assertThat(executeWithInput("version: 2\n", "policy", "validate", "-")).isEqualTo(ExitCode.USAGE);
        assertThat(out()).isEqualTo("<stdin>:1:10: version: must be 1, got 2\n<stdin>: 1 error\n");
    }

    @Test
    void validate_missingFile_isOneProblem() {
        assertThat(execute("policy", "validate", "none.yaml")).isEqualTo(ExitCode.USAGE);
        assertThat(out()).isEqualTo("none.yaml:1:1: does not exist\nnone.yaml: 1 error\n");
    }

    @Test
    void default_printed_validates() {
        assertThat(execute("policy", "default")).isEqualTo(ExitCode.FINE);
        String policy = out();
        out.reset();

        assertThat(executeWithInput(policy, "policy", "validate", "-")).isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("<stdin>: valid\n");
    }

    @Test
    void default_asJson_isTheBuiltInPolicyAsItIsShown_andValidates() {
        assertThat(execute("policy", "default", "--output", "json")).isEqualTo(ExitCode.FINE);
        String policy = out();
        out.reset();

        execute("policy", "show", "--output", "json");
        assertThat(out()).isEqualTo(policy);
        out.reset();
        assertThat(executeWithInput(policy, "policy", "validate", "-")).isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("<stdin>: valid\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void schema_ofEveryFormat_isTheSameJson(String format) {
        execute("policy", "schema");
        String schema = out();
        out.reset();

        assertThat(execute("policy", "schema", "--output", format)).isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo(schema).startsWith("{");
    }

    @Test
    void show_adjusted_saysWhereEachValueComesFrom() throws IOException {
        assertThat(execute("policy", "show", "--policy", file("p.yaml", ADJUSTED)))
                .isEqualTo(ExitCode.FINE);
        assertThat(out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .contains(
                        "IOTJ-CFG-01|In-progress timeout missing",
                        "enabled|false|rule",
                        "minimumExecuted|20|rule",
                        "smallFleetPercent|75|default",
                        "grace|20m|shared",
                        "recent|1d|rule",
                        "severity CRITICAL|HIGH|rule",
                        "minimumExecuted|5|override 'canary devices'",
                        "canary devices|when { jobIds: [\"canary-*\"] }",
                        "EX-12|IOTJ-CFG-03|expires 2099-01-31|ops|migration");
    }

    @Test
    void show_noFile_isThatOfTheVariableOrTheBuiltInOne() throws IOException {
        execute(Map.of(PolicyFiles.VARIABLE, file("p.yaml", ADJUSTED)), "policy", "show");
        assertThat(out()).contains("override 'canary devices'");
        out.reset();

        execute("policy", "show");
        assertThat(out()).contains("default").doesNotContain("shared", "override");
    }

    @Test
    void show_asJson_isAPolicyThatDiffersInNothing() throws IOException {
        String file = file("p.yaml", ADJUSTED);
        assertThat(execute("policy", "show", "--output", "json", "--policy", file))
                .isEqualTo(ExitCode.FINE);
        String shown = out();
        out.reset();

        assertThat(executeWithInput(shown, "policy", "validate", "-")).isEqualTo(ExitCode.FINE);
        out.reset();
        assertThat(executeWithInput(shown, "policy", "diff", "-", file)).isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("no difference\n");
    }

    @Test
    void show_policyWithAnError_isRefused() throws IOException {
        String file = file("wrong.yaml", WRONG);

        assertThat(execute("policy", "show", "--policy", file)).isEqualTo(ExitCode.USAGE);
        assertThat(out()).isEmpty();
        assertThat(err())
                .startsWith("audit: " + file + ":1:10: version: must be 1, got 2\n")
                .endsWith("Try 'audit policy show --help'.\n");
    }

    @Test
    void diff_twoPolicies_isByRuleAndSetting() throws IOException {
        String before = file("before.yaml", "version: 1\nrules: { IOTJ-LIF-01: { settings: { settle: 20m } } }\n");

        assertThat(execute("policy", "diff", before, file("after.yaml", ADJUSTED)))
                .isEqualTo(ExitCode.FINE);
        assertThat(out()).isEqualTo("""
            shared grace 10m -> 20m
            IOTJ-CFG-01 off
            IOTJ-LIF-01 settle 20m -> 15m
            IOTJ-RUN-01 minimumExecuted 10 -> 20
            IOTJ-RUN-01 recent 7d -> 1d
            IOTJ-RUN-01 severity CRITICAL CRITICAL -> HIGH
            override 'canary devices' added
            exemption 'EX-12' added
            """);
    }

    @Test
    void diff_overridesAndExemptions_areComparedByTheirNames() throws IOException {
        String after = ADJUSTED.replace("minimumExecuted: 5", "minimumExecuted: 6")
                .replace("\"canary-*\"", "\"canary-*\", b")
                .replace("EX-12", "EX-13")
                .replace("{ enabled: false }", "{ enabled: true }")
                .replace("minimumExecuted: 20", "failurePercent: { risesAt: 25 }");

        execute("policy", "diff", file("before.yaml", ADJUSTED), file("after.yaml", after));
        assertThat(out()).isEqualTo("""
            IOTJ-CFG-01 on
            IOTJ-RUN-01 failurePercent.risesAt 20 -> 25
            IOTJ-RUN-01 minimumExecuted 20 -> 10
            override 'canary devices' when.jobIds [canary-*] -> [canary-*, b]
            override 'canary devices' rules.IOTJ-RUN-01.settings.minimumExecuted 5 -> 6
            exemption 'EX-12' removed
            exemption 'EX-13' added
            """);
    }

    @Test
    void diff_orderOfOverrides_isAChange() throws IOException {
        String one = "  - { name: one, when: { jobIds: [a] }, rules: { IOTJ-CFG-01: { enabled: false } } }\n";
        String two = "  - { name: two, when: { jobIds: [b] }, rules: { IOTJ-CFG-01: { enabled: true } } }\n";
        String begin = "version: 1\noverrides:\n";

        execute("policy", "diff", file("a.yaml", begin + one + two), file("b.yaml", begin + two + one));
        assertThat(out()).isEqualTo("overrides order [one, two] -> [two, one]\n");
    }

    @Test
    void diff_asJson_hasValuesBeforeAndAfter() throws IOException {
        execute("policy", "diff", "--output", "json", file("a.yaml", "version: 1\n"), file("b.yaml", ADJUSTED));

        assertThat(out().replaceAll("\\s+", " "))
                .contains(
                        "{ \"subject\" : \"IOTJ-RUN-01\", \"name\" : \"minimumExecuted\", \"before\" : 10, \"after\" :"
                                + " 20 }");
    }

    @Test
    void schema_compact_isOneLine() {
        assertThat(execute("policy", "schema", "--compact")).isEqualTo(ExitCode.FINE);
        assertThat(out().lines()).hasSize(1);
        assertThat(out()).contains("http://json-schema.org/draft-04/schema#");
        out.reset();

        assertThat(execute("policy", "schema")).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("https://json-schema.org/draft/2020-12/schema", "\"description\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "show", "default", "schema", "diff"})
    void help_ofEach_isThere(String command) {
        assertThat(execute("policy", command, "--help")).isEqualTo(ExitCode.FINE);
        assertThat(out()).startsWith("Usage: audit policy " + command);
    }

    @Test
    void policy_noCommand_showsWhatThereIs() {
        assertThat(execute("policy")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Usage: audit policy", "validate", "show", "default", "schema", "diff");
    }

    @Test
    void run_policyWithErrors_isRefusedWithAllOtherProblems() throws IOException {
        String file = file("wrong.yaml", WRONG);

        assertThat(execute("run", "--dry-run", "--region", "mars-1", "--policy", file))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains(
                        "audit: " + file + ":1:10: version: must be 1, got 2\n",
                        "audit: " + file + ":3:3: rules.IOTJ-RUN-1: unknown rule, did you mean 'IOTJ-RUN-01'?\n",
                        "'mars-1'")
                .endsWith("Try 'audit run --help'.\n");
    }

    @Test
    void run_policyOfTheVariable_mustExist() {
        assertThat(execute(Map.of(PolicyFiles.VARIABLE, "none.yaml"), "run", "--dry-run"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("audit: none.yaml:1:1: does not exist\n");
    }

    @Test
    void run_policyThatAScriptLeftEmpty_isRefused() {
        assertThat(execute("run", "--dry-run", "--policy", "")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--policy: must not be empty");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int executeWithInput(String input, String... arguments) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            return execute(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
