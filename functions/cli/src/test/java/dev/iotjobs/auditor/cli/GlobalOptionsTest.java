package dev.iotjobs.auditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what every command has: colours, the version, and completion in shells. */
class GlobalOptionsTest extends CapturedOutput {

    @Test
    void colour_chosenByAPerson_countsMoreThanTheTerminal() {
        assertThat(execute("rules", "--color", "always")).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("\u001b[");

        out.reset();
        execute("--color", "never", "rules");
        assertThat(out()).isNotEmpty().doesNotContain("\u001b");
    }

    @Test
    void colour_unknownChoice_isRefused() {
        assertThat(execute("rules", "--color", "yes")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("audit: --color: must be one of auto, always, never, got 'yes'\n");
    }

    @Test
    void version_namesTheReleaseAndJava() {
        assertThat(execute("--version")).isEqualTo(ExitCode.FINE);
        assertThat(out()).matches("iot-jobs-auditor 0\\.1\\.0( \\([0-9a-f]{7,}(-dirty)?\\))?\nJava 25.*\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "findings",
                "findings show",
                "explain",
                "report",
                "alert test",
                "alert summary",
                "rules",
                "rules explain",
                "rules docs",
                "policy validate",
                "policy show",
                "policy default",
                "policy schema",
                "policy diff",
                "exempt",
                "exempt list",
                "completion"
            })
    void help_ofEachCommand_hasExitCodes(String command) {
        assertThat(execute((command + " --help").split(" "))).isEqualTo(ExitCode.FINE);
        assertThat(out()).containsPattern("(?s)\nExit codes: 0 .*;\\s+2\\s");
    }

    @Test
    void help_ofTheProgram_hasTheExitCodesOfAllCommands() {
        assertThat(execute("--help")).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("Exit codes: 0 done; 1 failed", "3 a finding", "141 ");
    }

    @Test
    void mistakesInOptionsOfEveryKind_areALineEach() {
        assertThat(execute(
                        "findings", "--severity", "URGENT", "--rule", "IOTJ-RUN-99", "--region", "eu-wst-1", "--tabel"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err().lines())
                .anyMatch(line -> line.startsWith("audit: --severity: must be one of"))
                .anyMatch(line -> line.startsWith("audit: --tabel: 'audit findings' has no such option"))
                .anyMatch(line -> line.startsWith("audit: --rule: no rule 'IOTJ-RUN-99'; nearest: "))
                .anyMatch(line -> line.contains("--region") && line.contains("'eu-wst-1'"))
                .hasSize(5);
        assertThat(out()).isEmpty();
    }

    @Test
    void mistakesInOptionsOfARun_areALineEach_andNothingIsCalledMissing() {
        assertThat(execute("run", "--time-budget", "soon", "--max-tps", "-1", "--job-id", "a b"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err().lines())
                .anyMatch(line -> line.startsWith("audit: --time-budget: "))
                .anyMatch(line -> line.contains("--max-tps"))
                .anyMatch(line -> line.startsWith("audit: --job-id: must be"))
                .noneMatch(line -> line.contains("--topic-arn"));
    }

    @Test
    void mistakesInAnExemption_areALineEach_withUnknownOptions() {
        assertThat(execute("exempt", "--rule", "IOTJ-RUN-99", "--jobs", "a")).isEqualTo(ExitCode.USAGE);
        assertThat(err().lines())
                .anyMatch(line -> line.contains("--jobs"))
                .anyMatch(line -> line.contains("IOTJ-RUN-99"))
                .noneMatch(line -> line.contains("--reason"));
    }

    @Test
    void completion_knowsEveryCommandAndItsOptions() {
        assertThat(execute("completion")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("bashcompinit", "--dry-run", "policy validate", "IOTJ-RUN-01")
                .endsWith("complete -F _complete_audit -o default audit audit.sh audit.bash\n");
    }
}
