package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.NotEvaluated;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes what an audit came to into the function's log: one line a Region, and one for each kind of trouble. */
final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    /** Jobs of one kind of trouble that are named; the rest is counted. */
    private static final int NAMED = 10;

    private AuditLog() {}

    static void write(AuditReport report) {
        report.runs().forEach(AuditLog::write);
        if (!report.alerts().failure().isEmpty()) {
            LOG.error(
                    "alert not sent, the next audit tries again: {}",
                    report.alerts().failure());
        }
        report.alerts()
                .sent()
                .ifPresent(digest -> LOG.info(
                        "alert sent alertId={} transitions={}",
                        digest.id(),
                        digest.transitions().count()));
    }

    private static void write(RegionRun run) {
        try (var _ = MDC.putCloseable("region", run.place().region())) {
            switch (run.outcome()) {
                case COMPLETED -> completed(run);
                case ALREADY_RUNNING -> LOG.info("not audited: {}", run.message());
                case FAILED -> LOG.error("not audited: {}", run.message());
            }
            run.warnings().forEach(LOG::warn);
            notEvaluated(run.notEvaluated());
        }
    }

    private static void completed(RegionRun run) {
        Coverage coverage = run.coverage();
        LOG.info(
                "audited listed={} described={} evaluated={} denied={} failed={} vanished={} pending={} open={}"
                        + " transitions={}",
                coverage.listed(),
                coverage.described(),
                coverage.evaluated(),
                coverage.denied(),
                coverage.failed(),
                coverage.vanished(),
                coverage.pending(),
                run.open().size(),
                run.transitions().size());
    }

    private static void notEvaluated(List<NotEvaluated> jobs) {
        jobs.stream()
                .limit(NAMED)
                .forEach(job ->
                        LOG.warn("not evaluated jobId={} reason={}: {}", job.jobId(), job.reason(), job.message()));
        if (jobs.size() > NAMED) {
            LOG.warn("not evaluated: {} jobs more", jobs.size() - NAMED);
        }
    }
}
