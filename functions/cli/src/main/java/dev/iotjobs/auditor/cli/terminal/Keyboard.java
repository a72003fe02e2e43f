package dev.iotjobs.auditor.cli.terminal;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The keyboard of a terminal, read key by key. */
@FunctionalInterface
public interface Keyboard {

    /** The result of {@link #next} if no key was read. */
    int NONE = -1;

    /** Waits for a key. Returns its first byte, or {@link #NONE} if there is no keyboard. */
    int next();

    /** No keyboard: {@link #next} returns {@link #NONE} at once. */
    Keyboard ABSENT = () -> NONE;

    /**
     * The keyboard of the controlling terminal. If there is no terminal or no {@code stty}, {@link #next} returns
     * {@link #NONE}.
     */
    static Keyboard ofProcess() {
        return () -> {
            File terminal = new File("/dev/tty");
            try {
                Optional<String> before = stty(terminal, "-g");
                if (before.isEmpty()) {
                    return NONE;
                }
                Thread restore = new Thread(() -> restore(terminal, before.get()));
                Runtime.getRuntime().addShutdownHook(restore);
                try (InputStream keyboard = new FileInputStream(terminal)) {
                    return stty(terminal, "-icanon", "-echo", "min", "1").isPresent() ? keyboard.read() : NONE;
                } finally {
                    restore(terminal, before.get());
                    Runtime.getRuntime().removeShutdownHook(restore);
                }
            } catch (IOException | IllegalStateException e) {
                return NONE; // no terminal, or the process ends
            }
        };
    }

    private static void restore(File terminal, String settings) {
        try {
            stty(terminal, settings);
        } catch (IOException e) {
            // The terminal no longer exists, so its settings do not matter
        }
    }

    /** Runs {@code stty} and returns what it printed; empty if it failed. */
    private static Optional<String> stty(File terminal, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(terminal)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(printed)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
