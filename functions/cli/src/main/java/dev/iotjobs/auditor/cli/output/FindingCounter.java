package dev.iotjobs.auditor.cli.output;

import dev.iotjobs.auditor.text.Figures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Shows in a line that is rewritten how many findings were read, if a person watches. Not safe for several threads. */
public final class FindingCounter implements LongConsumer, AutoCloseable {

    private static final long NANOS_BETWEEN_UPDATES = Duration.ofMillis(250).toNanos();
    private static final String ERASED_LINE = "\r\u001b[2K";

    private final PrintStream err;
    private final boolean isWatched;
    private final LongSupplier nanoTime;
    private long shownAt;
    private boolean isShown;

    /**
     * @param isWatched whether a person watches {@code err} in a terminal that can rewrite lines
     * @param nanoTime such as {@code System::nanoTime}
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

    /** Removes the line. */
    @Override
    public void close() {
        if (isShown) {
            err.print(ERASED_LINE);
            err.flush();
        }
    }
}
