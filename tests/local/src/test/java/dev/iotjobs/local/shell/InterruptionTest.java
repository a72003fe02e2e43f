package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests how an audit ends after Ctrl-C, with too little memory, and when its output cannot be written. It must never
 * print a stack trace.
 */
@EnabledOnOs(OS.LINUX)
class InterruptionTest {

    @TempDir
    private Path folder;

    private LocalAccount account;

    @BeforeEach
    void start() throws IOException {
        account = FleetAccount.start(300, 42, LocalAccount.ANY_PORT);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private Process audit(List<String> options, Path out, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(account.environment("eu-west-1"));
        environment.put("HOME", folder.toString());
        return ShellProcess.start(environment, options, out, folder.resolve("err"), arguments);
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    /**
     * Interrupts an audit during a call of this operation. The operations cover all phases of an audit: start, reading
     * the tables, listing, describing, storing and reporting.
     */
    @ParameterizedTest(name = "during {0}")
    @ValueSource(
            strings = {
                "GetCallerIdentity",
                "DescribeTable",
                "GetItem",
                "Query",
                "ListJobs",
                "DescribeJob",
                "TransactWriteItems",
                "BatchGetItem",
                "Publish"
            })
    void interrupted_duringACall_endsWithinTwoSeconds(String operation) throws Exception {
        assumeFalse(ignoresInterrupts(), "SIGINT is ignored here, as in the background of a script");
        CountDownLatch called = new CountDownLatch(1);
        Effect hangs = new Effect.Before(() -> {
            called.countDown();
            sleep(Duration.ofSeconds(8));
        });
        account.account().faults().add(new Fault(Where.operation(operation), new When.Always(), hangs));
        Process process = audit(List.of(), folder.resolve("out"), "run", "--create-resources");
        assertThat(called.await(40, TimeUnit.SECONDS))
                .as(() -> "called: " + operation)
                .isTrue();

        long start = System.nanoTime();
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);

        assertThat(ended).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(err()).contains("audit: stopping: findings so far are kept").doesNotContain("\tat ", "Exception in");
    }

    @Test
    void interrupted_dryRun_saysThatNothingIsKept() throws Exception {
        assumeFalse(ignoresInterrupts(), "SIGINT is ignored here, as in the background of a script");
        CountDownLatch called = new CountDownLatch(1);
        Effect hangs = new Effect.Before(() -> {
            called.countDown();
            sleep(Duration.ofSeconds(8));
        });
        account.account().faults().add(new Fault(Where.operation("ListJobs"), new When.Always(), hangs));
        Process process = audit(List.of(), folder.resolve("out"), "run", "--dry-run");
        assertThat(called.await(40, TimeUnit.SECONDS)).isTrue();

        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(err()).contains("audit: stopping: a dry run stores nothing").doesNotContain("findings so far");
    }

    /** Whether this process ignores SIGINT; its child processes then ignore it too. */
    private static boolean ignoresInterrupts() throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).trim())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(ignored, 16) >> 1 & 1) == 1;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void fullDisk_underStandardOutput_isOneLine(String format) throws Exception {
        Process process = audit(List.of(), Path.of("/dev/full"), "run", "--dry-run", "--output", format);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(err().lines())
                .containsExactly("audit: the audit is complete, but its result could not be printed in full: standard"
                        + " output cannot be written, because the disk is full, or the program that reads the output"
                        + " has ended; a dry run stores nothing: make another dry run");
    }

    @Test
    void tooLittleMemory_isNoStackTrace() throws Exception {
        account.close();
        account = FleetAccount.start(20_000, 42, LocalAccount.ANY_PORT);
        Process process = audit(List.of("-Xmx14m"), folder.resolve("out"), "run", "--dry-run");

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(err().lines()).isNotEmpty().allMatch(line -> line.startsWith("audit: "));
    }
}
