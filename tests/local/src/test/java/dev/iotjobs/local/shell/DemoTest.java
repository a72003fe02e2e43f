package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.time.Timeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void demo_anyFleet_showsOnTwoScreensThatOnlyChangesAreReported() {
        assertThat(execute("demo")).as(err()).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("A simulated AWS account starts in this process: 600 IoT jobs (seed 42).")
                .contains("\n1. THE FIRST AUDIT ", "\n2. ONE MAIL ", "\n3. THREE CHANGES ", "\n5. NOTHING CHANGES, ")
                .containsPattern(
                        "\n4\\. THE NEXT AUDIT describes \\d+ jobs instead of \\d+, and reports only changes\n")
                .contains("\n  | To: security@example.com\n  | Subject: [CRITICAL] IoT jobs 123456789012: ")
                .contains("\n  fixed            ", "\n  force-cancelled  ", "\n  deleted          ")
                .contains("\nThis audit: 2 new, 1 resolved, 1 closed with its job\n")
                .contains("\nMail    sent: [HIGH] IoT jobs 123456789012: 2 new, 1 resolved\n")
                .containsPattern(
                        "\nAudited 123456789012, 1 Region, in [^:]+: \\d+ open findings, no change to report\n")
                .contains("\nDone in ");
        assertThat(out().lines())
                .hasSizeLessThanOrEqualTo(80)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(104));
        assertThat(err()).isEmpty();
    }

    @Test
    void demo_mailLongerThanTheScreens_saysHowToSeeAllOfIt() {
        execute("demo");
        assertThat(out())
                .containsPattern("\n  \\| \\.{3} \\d+ more lines; './audit demo --mail' prints the whole mail\n");
        out.reset();
        execute("demo", "--mail");
        assertThat(out()).containsPattern("\n  \\| and \\d+ more rules: ").doesNotContain("more lines");
    }

    /**
     * The only job without a timeout in this fleet is SCHEDULED. UpdateJob can change only jobs that are IN_PROGRESS.
     */
    @Test
    void demo_scheduledJobWithoutTimeout_isNotUpdated() {
        assertThat(execute("demo", "--jobs", "10", "--seed", "371")).as(err()).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("IOTJ-CFG-01").doesNotContain("\n  fixed            ");
    }

    @Test
    void demo_step_waitsBeforeEachPart() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("\nyes\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(execute("demo", "--jobs", "10", "--step")).isEqualTo(ExitCode.FINE);
        } finally {
            System.setIn(before);
        }
        assertThat(err().lines()).hasSize(5).containsOnly("Press Enter to continue");
    }

    @Test
    void local_printsAllThatAnotherShellNeeds() throws InterruptedException {
        Thread local = Thread.ofVirtual().start(() -> execute("local", "--jobs", "10"));
        while (local.isAlive() && !out().contains("AWS_SECRET_ACCESS_KEY")) {
            Thread.sleep(10);
        }
        local.interrupt();
        local.join();

        assertThat(out())
                .contains("export AWS_ENDPOINT_URL=http://127.0.0.1:", "export AWS_REGION=eu-west-1\n")
                .contains("export AUDIT_TOPIC_ARN=arn:aws:sns:eu-west-1:123456789012:iot-jobs-auditor-alerts\n");
    }

    @Test
    void demoAndLocal_outOfBounds_areRefused() {
        assertThat(execute("demo", "--jobs", "many")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("audit: --jobs: must be a whole number, got 'many'\n");
        assertThat(execute("demo", "--jobs", "9")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("local", "--jobs", "100001", "--port", "70000")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("--jobs: must be from 10 to 100000, got 9")
                .contains("--jobs: must be from 10 to 100000, got 100001")
                .contains("--port: must be from 1 to 65535, or 0 for any free port, got 70000");
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
