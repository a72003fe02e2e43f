package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.audit.AuditProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<String, RegionProgress> regions = new HashMap<>();
    private @Nullable ProgressBar bar;
    private long lastLineAt = startedAt;

    private Progress(Shell shell) {
        this.shell = shell;
    }

    static Progress on(Shell shell) {
        return new Progress(shell);
    }

    private record RegionProgress(int listed, int done, int planned) {
        static final RegionProgress NONE = new RegionProgress(0, 0, 0);
    }

    AuditProgress ofRegion(String region) {
        return new AuditProgress() {
            @Override
            public void listed(int jobs) {
                update(region, new RegionProgress(jobs, 0, 0));
            }

            @Override
            public void described(int done, int planned) {
                update(region, new RegionProgress(planned, done, planned));
            }
        };
    }

    private synchronized void update(String region, RegionProgress progress) {
        RegionProgress before = regions.getOrDefault(region, RegionProgress.NONE);
        if (progress.planned() > 0 && progress.done() < before.done()) {
            return; // told late, by another thread
        }
        regions.put(region, progress);
        int done = regions.values().stream().mapToInt(RegionProgress::done).sum();
        int planned =
                regions.values().stream().mapToInt(RegionProgress::planned).sum();
        if (shell.watched()) {
            draw(done, planned);
        } else {
            sayNowAndThen(done, planned);
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

    private void sayNowAndThen(int done, int planned) {
        long now = System.nanoTime();
        if (now - lastLineAt < BETWEEN_LINES.toNanos()) {
            return;
        }
        lastLineAt = now;
        double seconds = (now - startedAt) / 1e9;
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
