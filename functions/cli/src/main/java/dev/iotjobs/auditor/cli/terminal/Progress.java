package dev.iotjobs.auditor.cli.terminal;

import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.text.Figures;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Shows the progress of an audit on standard error, if a person watches it in a terminal. Each Region has one line,
 * which is rewritten. Thread-safe.
 */
public final class Progress implements AutoCloseable {

    private static final long NANOS_BETWEEN_UPDATES = Duration.ofMillis(250).toNanos();
    private static final long SECONDS_BELOW = 60;

    private static final String ERASE_LINE = "\u001b[2K";

    private final Shell shell;
    private final Map<String, RegionProgress> regions = new TreeMap<>();
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long shownAt;
    private int linesShown;

    public Progress(Shell shell, LongSupplier nanoTime) {
        this.shell = shell;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.shownAt = startedAt - NANOS_BETWEEN_UPDATES;
    }

    public static Progress on(Shell shell) {
        return new Progress(shell, System::nanoTime);
    }

    private record RegionProgress(int listed, int done, int planned) {

        /** Takes the larger value of each figure, because updates may arrive out of order. */
        RegionProgress with(RegionProgress other) {
            return new RegionProgress(
                    Math.max(listed, other.listed), Math.max(done, other.done), Math.max(planned, other.planned));
        }

        /** The progress in words, for example {@code described 214 of 512 (41.7 %), 4.9 a second, 1 min left}. */
        String text(double seconds) {
            if (planned == 0) {
                return "listed " + Figures.count(listed);
            }
            String share = "described " + Figures.count(done) + " of " + Figures.count(planned) + " ("
                    + Figures.percent(done, planned) + ")";
            double rate = done / seconds;
            return done == 0 || seconds <= 0
                    ? share
                    : String.format(Locale.ROOT, "%s, %.1f a second, %s left", share, rate, left(rate));
        }

        private String left(double rate) {
            long seconds = (long) Math.ceil(Math.max(0, planned - done) / rate);
            return seconds < SECONDS_BELOW
                    ? seconds + " s"
                    : Figures.count(Math.ceilDiv(seconds, SECONDS_BELOW)) + " min";
        }
    }

    public AuditProgress ofRegion(String region) {
        return new AuditProgress() {
            @Override
            public void listed(int jobs) {
                update(region, new RegionProgress(jobs, 0, 0));
            }

            @Override
            public void described(int done, int planned) {
                update(region, new RegionProgress(0, done, planned));
            }
        };
    }

    private synchronized void update(String region, RegionProgress progress) {
        regions.merge(region, progress, RegionProgress::with);
        long now = nanoTime.getAsLong();
        if (shell.watched() && now - shownAt >= NANOS_BETWEEN_UPDATES) {
            shownAt = now;
            show((now - startedAt) / 1e9);
        }
    }

    private void show(double seconds) {
        StringBuilder screen = new StringBuilder(backToTheFirstLine());
        regions.forEach((region, progress) -> screen.append(ERASE_LINE)
                .append(region)
                .append("  ")
                .append(progress.text(seconds))
                .append('\n'));
        linesShown = regions.size();
        shell.err().print(screen);
        shell.err().flush();
    }

    private String backToTheFirstLine() {
        return linesShown == 0 ? "" : "\u001b[" + linesShown + "A\r";
    }

    /** Removes the progress lines from the terminal. */
    @Override
    public synchronized void close() {
        if (linesShown > 0) {
            shell.err().print(backToTheFirstLine() + "\u001b[J");
            shell.err().flush();
        }
    }
}
