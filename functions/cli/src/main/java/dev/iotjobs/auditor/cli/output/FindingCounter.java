package dev.iotjobs.auditor.cli.output;

import dev.iotjobs.auditor.text.Figures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Shows in a terminal how many findings were read so far, in one line that is rewritten. Not thread-safe. */
public final class FindingCounter implements LongConsumer, AutoCloseable {

    private static final long NANOS_BETWEEN_UPDATES = Duration.ofMillis(250).toNanos();
    private static final String ERASED_LINE = "\r\u001b[2K";

    private final PrintStream err;
    private final boolean isWatched;
    private final LongSupplier nanoTime;
    private long shownAt;
    private boolean isShown;

    /**
     * @param isWatched whether a person watches {@code err} in a terminal that can rewrite lines; if false, nothing is
     *     shown
     * @param nanoTime a clock such as {@code System::nanoTime}
     */
    public FindingCounter(PrintStream err, boolean isWatched, LongSupplier nanoTime) {
        this.err = err;
        this.isWatched = isWatched;
        this.nanoTime = nanoTime;
        this.shownAt = nanoTime.getAsLong();
    }

    @Override
    public void accept(long findings) {
        if (isWatched && nanoTime.getAsLong() - shownAt >= NANOS_BETWEEN_UPDATES) {
            shownAt = nanoTime.getAsLong();
            isShown = true;
            err.print(ERASED_LINE + "read " + Figures.count(findings, "finding"));
            err.flush();
        }
    }

    /** Removes the line that this counter shows from the terminal. */
    @Override
    public void close() {
        if (isShown) {
            err.print(ERASED_LINE);
            err.flush();
        }
    }
}
