package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs commands in this process without a terminal, and captures their output. */
abstract class CapturedOutput {

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The clock that the commands use. Subclasses may override it. */
    Timeline timeline() {
        return Timeline.system();
    }

    int execute(String... arguments) {
        return execute(Map.of(), arguments);
    }

    int execute(Map<String, String> environment, String... arguments) {
        return new AuditCli(new Shell(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        false,
                        false,
                        timeline()))
                .execute(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
