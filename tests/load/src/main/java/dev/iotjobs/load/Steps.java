package dev.iotjobs.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says on standard error what is being done, and since when. */
final class Steps {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();

    Steps(PrintStream out) {
        this.out = out;
    }

    /** A step begins. */
    void step(String what) {
        double seconds = Duration.ofNanos(System.nanoTime() - startedAt).toMillis() / 1e3;
        out.printf(Locale.ROOT, "  %6.1f s  %s%n", seconds, what);
    }
}
