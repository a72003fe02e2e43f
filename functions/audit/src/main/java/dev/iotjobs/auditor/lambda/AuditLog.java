package dev.iotjobs.auditor.lambda;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.NotEvaluated;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Writes into the function's log what an audit came to: one line a Region, and one for each kind of trouble. What can be
 * counted or searched for is a field of its own.
 */
final class AuditLog {

    static final String RUN_ID = "run_id";
    private static final String REGION = "region";

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    /** Jobs without a verdict that are named for each Region; the others are counted. */
    private static final int NAMED = 10;

    private AuditLog() {}

    static void start(AuditEvent event, List<String> regions) {
        LOG.info(
                "audit starts",
                entry("regions", String.join(",", regions)),
                entry("scheduled_time", event.scheduledTime()));
    }

    static void end(AuditReport report) {
        report.runs().forEach(AuditLog::region);
        alerts(report.alerts());
        LOG.info(
                "audit ends",
                entry("complete", report.isComplete()),
                entry("duration_ms", AuditResult.millis(report.startedAt(), report.endedAt())));
    }

    /** Here and nowhere else with its stack trace. */
    static void broken(RuntimeException error) {
        LOG.error("audit ended in an unexpected error", error);
    }

    private static void region(RegionRun run) {
        try (var _ = MDC.putCloseable(REGION, run.place().region())) {
            switch (run.outcome()) {
                case COMPLETED -> completed(run);
                case ALREADY_RUNNING -> LOG.info("Region not audited", entry("reason", run.message()));
                case FAILED -> LOG.error("Region not audited", entry("reason", run.message()));
            }
            run.warnings().forEach(LOG::warn);
            notEvaluated(run.notEvaluated());
        }
    }

    private static void completed(RegionRun run) {
        Coverage coverage = run.coverage();
        Object[] fields = {
            entry("listed", coverage.listed()),
            entry("listing_complete", coverage.listingComplete()),
            entry("described", coverage.described()),
            entry("evaluated", coverage.evaluated()),
            entry("denied", coverage.denied()),
            entry("failed", coverage.failed()),
            entry("vanished", coverage.vanished()),
            entry("pending", coverage.pending()),
            entry("coverage_percent", coverage.shownPercent()),
            entry("open_findings", run.open().size()),
            entry("transitions", run.changes().size()),
            entry("throttles", AuditMetrics.throttles(run)),
            entry("duration_ms", AuditResult.millis(run.startedAt(), run.endedAt()))
        };
        if (run.isComplete()) {
            LOG.info("Region audited", fields);
        } else {
            LOG.warn("Region audited in part, the next audit goes on", fields);
        }
    }

    private static void notEvaluated(List<NotEvaluated> jobs) {
        jobs.stream()
                .limit(NAMED)
                .forEach(job -> LOG.warn(
                        "job not evaluated",
                        entry("job_id", job.jobId()),
                        entry("reason", job.reason().name()),
                        entry("answer", job.message())));
        if (jobs.size() > NAMED) {
            LOG.warn("more jobs not evaluated", entry("jobs", jobs.size() - NAMED));
        }
    }

    private static void alerts(AlertReport alerts) {
        if (alerts.isFailed()) {
            LOG.error(
                    "alert not sent, the next audit tries again",
                    entry("reason", alerts.failure()),
                    entry("waiting", alerts.waiting()));
        } else if (!alerts.failure().isEmpty()) {
            LOG.warn("alert sent, the next audit sends it again", entry("reason", alerts.failure()));
        }
        alerts.sent()
                .ifPresent(digest ->
                        LOG.info("alert sent", entry("alert_id", digest.id()), entry("transitions", digest.count())));
    }
}
