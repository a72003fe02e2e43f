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
 * The command line as a program of its own: what the SDK reads of the environment, it reads from that of its process.
 *
 * @param millis from its start to its end
 */
record ShellProcess(int exitCode, String out, String err, long millis) {

    private static final int LONGEST_SECONDS = 60;

    /** Runs it to its end, with these variables and no others. */
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
     * Starts it.
     *
     * @param options for the JVM
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

    /** The problems on standard error. */
    List<String> problems() {
        return err.lines().filter(line -> line.startsWith("audit: ")).toList();
    }
}
