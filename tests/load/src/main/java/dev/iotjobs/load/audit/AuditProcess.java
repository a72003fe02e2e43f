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

/**
 * An audit as a process of its own: {@code ./audit} as a user starts it, or another program that does the same work.
 */
public final class AuditProcess {

    /** The folder of the launcher, which sets this property. */
    public static final Path HOME =
            Path.of(System.getProperty("audit.home", ".")).toAbsolutePath();

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final List<String> program;
    private final Map<String, String> environment;

    /** The launcher. */
    public AuditProcess(Map<String, String> environment) {
        this(List.of(HOME.resolve("audit").toString()), environment);
    }

    /**
     * Another program.
     *
     * @param environment what makes it reach the account
     */
    public AuditProcess(List<String> program, Map<String, String> environment) {
        this.program = List.copyOf(program);
        this.environment = Map.copyOf(environment);
    }

    /**
     * How it ended.
     *
     * @param time from the start of the launcher to its end
     * @param processorTime what it took of all processors; zero where the system does not say
     * @param output what it said on both of its streams
     */
    public record Ended(int exitCode, Duration time, Duration processorTime, String output) {

        public double seconds() {
            return time.toMillis() / 1e3;
        }

        /**
         * The same, if it ended well.
         *
         * @throws IllegalStateException unless it ended well
         */
        public Ended orFail() {
            if (exitCode != 0) {
                throw new IllegalStateException("the audit ended with exit code " + exitCode + ": " + output);
            }
            return this;
        }
    }

    /** Runs it to its end. */
    public Ended run(String... arguments) throws IOException, InterruptedException {
        return run(_ -> {}, arguments);
    }

    /**
     * Runs {@code ./audit} to its end.
     *
     * @param watcher is given the process when it has started
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

    /** Runs it and kills it, the way {@code kill -9} does, as soon as the moment has come; says whether it came. */
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
