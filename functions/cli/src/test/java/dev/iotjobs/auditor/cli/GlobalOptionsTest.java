package dev.iotjobs.auditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every command has: colours, the version, and completion in shells. */
class GlobalOptionsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int execute(String... arguments) {
        return new AuditCli(new Shell(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Timeline.system()))
                .execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

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

    @Test
    void completion_knowsEveryCommandAndItsOptions() {
        assertThat(execute("completion")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("bashcompinit", "--dry-run", "policy validate")
                .endsWith("complete -F _complete_audit -o default audit audit.sh audit.bash\n");
    }
}
