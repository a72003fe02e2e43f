package dev.iotjobs.load.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs {@code ./audit} in a process of its own, as a user does. Can run another program instead, for a comparison. */
public final class AuditProcess {

    /**
     * The folder that contains the launcher {@code audit}, from the system property that the launcher sets. Without
     * this property, the working directory.
     */
    public static final Path HOME =
            Path.of(System.getProperty("audit.home", ".")).toAbsolutePath();

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final List<String> program;
    private final Map<String, String> environment;

    /** Prepares runs of the launcher {@code ./audit}, with these environment variables. */
    public AuditProcess(Map<String, String> environment) {
        this(List.of(HOME.resolve("audit").toString()), environment);
    }

    /**
     * Prepares runs of a program that replaces the launcher {@code ./audit}.
     *
     * @param program path of the program, and the first arguments of each run
     * @param environment variables with the endpoint and the credentials of the account
     */
    public AuditProcess(List<String> program, Map<String, String> environment) {
        this.program = List.copyOf(program);
        this.environment = Map.copyOf(environment);
    }

    /**
     * The result of a process that ended.
     *
     * @param time from the start of the process to its end
     * @param processorTime time used on all processors; zero if the operating system does not report it
     * @param output text from standard output and standard error
     */
    public record Ended(int exitCode, Duration time, Duration processorTime, String output) {

        public double seconds() {
            return time.toMillis() / 1e3;
        }

        /**
         * Returns this result if the exit code is 0.
         *
         * @throws IllegalStateException if the exit code is not 0
         */
        public Ended orFail() {
            if (exitCode != 0) {
                throw new IllegalStateException("the audit ended with exit code " + exitCode + ": " + output);
            }
            return this;
        }
    }

    /** Runs {@code ./audit}, or the program that replaces it, with these arguments. Waits until the process ends. */
    public Ended run(String... arguments) throws IOException, InterruptedException {
        return run(_ -> {}, arguments);
    }

    /**
     * Runs {@code ./audit}, or the program that replaces it, with these arguments. Waits until the process ends.
     *
     * @param watcher called with the process directly after its start
     */
    public Ended run(Consumer<Process> watcher, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("audit", ".txt");
        try {
            Duration processorTimeBefore = ProcessorTime.ofEndedChildren();
            long startedAt = System.nanoTime();
            Process process = builder(output, arguments).start();
            watcher.accept(process);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the audit did not end within " + LONGEST);
            }
            Duration time = Duration.ofNanos(System.nanoTime() - startedAt);
            Duration processorTime = ProcessorTime.ofEndedChildren().minus(processorTimeBefore);
            return new Ended(
                    process.exitValue(), time, processorTime, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    /**
     * Runs the program, and kills it with SIGKILL as soon as {@code moment} is true.
     *
     * @param moment asked about every millisecond, and once more after the program has ended
     * @return the last answer of {@code moment}
     */
    public boolean killAt(BooleanSupplier moment, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("audit", ".txt");
        try {
            Process process = builder(output, arguments).start();
            while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
                if (moment.getAsBoolean()) {
                    process.destroyForcibly().waitFor();
                }
            }
            return moment.getAsBoolean();
        } finally {
            Files.delete(output);
        }
    }

    private ProcessBuilder builder(Path output, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
