package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.result.AlertReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports critical findings while an audit continues. Waits half a minute to report several findings in one message.
 * Sends at most one message a minute. Safe for use by several threads.
 */
final class UrgentReports {

    private static final Duration GATHERED_FOR = Duration.ofSeconds(30);
    private static final Duration APART = Duration.ofMinutes(1);

    private final Function<RegionResult, AlertReport> report;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final List<AlertReport> sent = new ArrayList<>();
    private volatile Instant next = Instant.MIN;

    /**
     * @param report sends the critical findings that subscribers were not notified of
     * @param clock monotonic
     */
    UrgentReports(Function<RegionResult, AlertReport> report, InstantSource clock) {
        this.report = report;
        this.clock = clock;
    }

    /** The urgent reports that were sent so far. */
    synchronized List<AlertReport> sent() {
        return List.copyOf(sent);
    }

    private synchronized void add(AlertReport message) {
        sent.add(message);
    }

    /** Sends the urgent reports on one Region when they are due. */
    final class OfRegion {

        private int reported;
        private @Nullable Instant since;

        /**
         * Sends a report if one is due. Otherwise returns quickly.
         *
         * @param criticals a number that rises with each finding that becomes critical; a report is due only if the
         *     number has changed
         * @param result makes the result so far; called only if a report is due
         */
        void look(int criticals, Supplier<RegionResult> result) {
            if (isDue(criticals) && oneAtATime.tryLock()) {
                try {
                    send(criticals, result.get());
                } finally {
                    oneAtATime.unlock();
                }
            }
        }

        private synchronized boolean isDue(int criticals) {
            if (criticals == reported) {
                return false;
            }
            Instant now = clock.instant();
            since = since == null ? now : since;
            return !now.isBefore(since.plus(GATHERED_FOR)) && !now.isBefore(next);
        }

        private void send(int criticals, RegionResult result) {
            next = clock.instant().plus(APART);
            AlertReport message = report.apply(result);
            if (message.status() == AlertReport.Status.SENT) {
                add(message);
            }
            if (!message.isFailed()) {
                over(criticals);
            }
        }

        private synchronized void over(int criticals) {
            reported = criticals;
            since = null;
        }
    }
}
