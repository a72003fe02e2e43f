package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.time.Timeline;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs some short commands, so that the launcher's class cache contains the classes of these commands. Prints nothing,
 * and calls nothing outside this machine.
 */
public final class ClassCacheTraining {

    /**
     * Environment variables of the commands. Nothing listens at the endpoint: a command that calls AWS creates its
     * clients, then fails at the first call.
     */
    private static final Map<String, String> NOWHERE = Map.of(
            "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
            "AWS_ACCESS_KEY_ID", "none",
            "AWS_SECRET_ACCESS_KEY", "none",
            "AWS_REGION", "eu-west-1");

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("--version"),
            List.of("rules"),
            List.of("rules", "--output", "json"),
            List.of("rules", "explain", "IOTJ-RUN-01"),
            List.of("policy", "show"),
            List.of("exempt", "list"),
            List.of("findings"));

    private ClassCacheTraining() {}

    public static void main(String[] arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Shell shell = new Shell(nowhere, nowhere, NOWHERE, false, false, Timeline.system());
        COMMANDS.forEach(command -> new AuditCli(shell).execute(command.toArray(String[]::new)));
        System.exit(0);
    }
}
