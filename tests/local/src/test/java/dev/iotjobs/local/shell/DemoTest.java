package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.ExitCode;
import dev.iotjobs.auditor.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void demo_anyFleet_showsThatOnlyChangesAlert() {
        assertThat(execute("demo", "--jobs", "300")).as(err()).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .contains("300 of 300 jobs (100.0 %)")
                .contains("mended: ", "force-cancelled: ", "deleted: ")
                .contains("1 new, 2 resolved")
                .contains("Subject: [HIGH] IoT jobs 123456789012: 1 new, 2 resolved")
                .contains("none: nothing changed that is to be told");
        assertThat(err()).isEmpty();
    }

    @Test
    void demoAndLocal_outOfBounds_areRefused() {
        assertThat(execute("demo", "--jobs", "9")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("local", "--jobs", "100001", "--port", "70000")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("--jobs: must be from 10 to 100000, got 9")
                .contains("--jobs: must be from 10 to 100000, got 100001")
                .contains("--port: must be from 1 to 65534, or 0 for any, got 70000");
    }

    private int execute(String... arguments) {
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false,
                false,
                Timeline.system());
        return new AuditCli(shell)
                .with(new DemoCommand(shell))
                .with(new LocalCommand(shell))
                .execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
