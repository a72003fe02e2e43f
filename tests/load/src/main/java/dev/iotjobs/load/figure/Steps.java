package dev.iotjobs.load.figure;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the steps of a measurement to standard error, each with the seconds since the start. */
public final class Steps {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    public Steps(PrintStream out) {
        this.out = out;
    }

    /** Prints the step that begins now. */
    public void step(String what) {
        double seconds = Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1e3;
        out.printf(Locale.ROOT, "  %6.1f s  %s%n", seconds, what);
    }
}
