package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The result of a command that ran in a separate process. Only for a separate process can a test set the environment
 * variables that the SDK reads.
 *
 * @param millis duration of the process in milliseconds
 */
record ShellProcess(int exitCode, String out, String err, long millis) {

    private static final int LONGEST_SECONDS = 60;

    /**
     * Runs a command to its end.
     *
     * @param environment all variables of the process
     */
    static ShellProcess run(Map<String, String> environment, Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        long startedAt = System.nanoTime();
        Process process = start(environment, List.of(), out, err, arguments);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("not at its end after " + LONGEST_SECONDS + " s");
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
        return new ShellProcess(process.exitValue(), text(out), text(err), millis);
    }

    /**
     * Starts a command.
     *
     * @param environment all variables of the process
     * @param options JVM options
     * @param out file for standard output
     * @param err file for standard error
     */
    static Process start(Map<String, String> environment, List<String> options, Path out, Path err, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** The lines on standard error that name problems. */
    List<String> problems() {
        return err.lines().filter(line -> line.startsWith("audit: ")).toList();
    }
}
