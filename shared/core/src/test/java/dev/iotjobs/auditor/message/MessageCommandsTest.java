package dev.iotjobs.auditor.message;

import static dev.iotjobs.auditor.message.Digests.FAILURES;
import static dev.iotjobs.auditor.message.Digests.abortCriteria;
import static dev.iotjobs.auditor.message.Digests.cancel;
import static dev.iotjobs.auditor.message.Digests.executions;
import static dev.iotjobs.auditor.message.Digests.job;
import static dev.iotjobs.auditor.message.Digests.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.message.Change.Kind;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that a person copies from a message run unchanged in a POSIX shell. */
class MessageCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fw-camera-3-7-5-all-porto",
                "it's",
                "$(reboot)",
                "a b; rm -rf / #",
                "--force",
                "back\\slash\"quote`tick",
                "Größe-ファーム",
                "x"
            })
    void of_oneFinding_commandsRunAsTheyAre(String jobId) throws Exception {
        List<CliCommand> commands = List.of(
                cancel(jobId, "Stop it:"), abortCriteria(jobId, "Set it:"), executions(jobId, "See it:", "FAILED"));
        Digests digests = new Digests()
                .in(whole("eu-west-1", 9))
                .news(
                        Kind.NEW,
                        Severity.HIGH,
                        null,
                        job(jobId, "eu-west-1", FAILURES),
                        5,
                        "9 of 10 executions failed",
                        Evidence.none(),
                        commands.toArray(CliCommand[]::new));

        assertThat(commandsRun(digests.message()))
                .isEqualTo(commands.stream().map(CliCommand::arguments).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6})
    void of_severalFindings_commandsRunAsTheyAre(int count) throws Exception {
        Digests digests = new Digests().in(whole("eu-west-1", 9));
        for (int i = 0; i < count; i++) {
            String jobId = "it's the " + i + ". job of a long name, of which there are some";
            digests.news(
                    Kind.NEW,
                    Severity.HIGH,
                    job(jobId, "eu-west-1", FAILURES),
                    "9 of 10 executions failed",
                    abortCriteria(jobId, "Set it:"));
        }
        List<List<String>> run = commandsRun(digests.message());

        assertThat(run)
                .isNotEmpty()
                .first()
                .isEqualTo(abortCriteria("it's the 0. job of a long name, of which there are some", "Set it:")
                        .arguments());
    }

    private static List<List<String>> commandsRun(Message message) throws IOException, InterruptedException {
        List<List<String>> arguments = new ArrayList<>();
        Iterator<String> lines = message.body().lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.strip().startsWith("aws ")) {
                StringBuilder command = new StringBuilder(line);
                while (isOpen(command)) {
                    command.append('\n').append(lines.next());
                }
                arguments.add(run(command.toString()));
            }
        }
        return arguments;
    }

    /** Whether the command is incomplete, so that the shell waits for another line. */
    private static boolean isOpen(StringBuilder command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-n", "-c", command.toString()).start();
        return shell.waitFor() != 0 || command.charAt(command.length() - 1) == '\\';
    }

    private static List<String> run(String command) throws IOException, InterruptedException {
        String script = "aws() { printf '%s\\0' \"$@\"; }\n" + command;
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return List.of(out.replaceAll("\n *", "").split("\0"));
    }
}
