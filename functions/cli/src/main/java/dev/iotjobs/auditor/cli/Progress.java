package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.audit.AuditProgress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error how far the audit is, all Regions together: a bar for a person who watches, else a line now
 * and then. Safe for use by several threads.
 */
final class Progress implements AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final int BAR_WIDTH = 79;
    private static final int BAR_UPDATE_MILLIS = 100;

    private final Shell shell;
    private final long startedAt = System.nanoTime();
    private final AtomicLong lastLineAt = new AtomicLong(startedAt);
    private final Map<String, RegionProgress> regions = new ConcurrentHashMap<>();
    private @Nullable ProgressBar bar;

    private Progress(Shell shell) {
        this.shell = shell;
    }

    static Progress on(Shell shell) {
        return new Progress(shell);
    }

    private record RegionProgress(int listed, int done, int planned) {
        /** What is known from two reports, whichever was told first: nothing of it becomes less. */
        RegionProgress with(RegionProgress other) {
            return new RegionProgress(
                    Math.max(listed, other.listed), Math.max(done, other.done), Math.max(planned, other.planned));
        }
    }

    AuditProgress ofRegion(String region) {
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

    private void update(String region, RegionProgress progress) {
        regions.merge(region, progress, RegionProgress::with);
        long now = System.nanoTime();
        if (shell.watched() || isTimeForALine(now)) {
            show(now);
        }
    }

    private boolean isTimeForALine(long now) {
        long last = lastLineAt.get();
        return now - last >= BETWEEN_LINES.toNanos() && lastLineAt.compareAndSet(last, now);
    }

    private synchronized void show(long now) {
        int done = regions.values().stream().mapToInt(RegionProgress::done).sum();
        int planned =
                regions.values().stream().mapToInt(RegionProgress::planned).sum();
        if (shell.watched()) {
            draw(done, planned);
        } else {
            say(done, planned, (now - startedAt) / 1e9);
        }
    }

    private void draw(int done, int planned) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Describing jobs")
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(BAR_UPDATE_MILLIS)
                    .setInitialMax(planned)
                    .showSpeed()
                    .setConsumer(new DelegatingProgressBarConsumer(
                            line -> shell.err().print("\r" + line), BAR_WIDTH))
                    .build();
        }
        bar.maxHint(planned).stepTo(done);
    }

    private void say(int done, int planned, double seconds) {
        if (planned == 0) {
            int listed =
                    regions.values().stream().mapToInt(RegionProgress::listed).sum();
            shell.err().println("audit: %d jobs listed so far, %d described".formatted(listed, done));
            return;
        }
        double rate = done / seconds;
        String left = rate > 0 ? ", about %.0f s left".formatted((planned - done) / rate) : "";
        shell.err().println("audit: %d of %d jobs described, %.1f a second%s".formatted(done, planned, rate, left));
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            shell.err().print("\r" + " ".repeat(BAR_WIDTH) + "\r");
            shell.err().flush();
        }
    }
}
