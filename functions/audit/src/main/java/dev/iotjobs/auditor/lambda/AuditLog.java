package dev.iotjobs.auditor.lambda;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.aws.AwsAudit;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.Subscribers;
import dev.iotjobs.auditor.rule.End;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Writes the result of an audit into the function's log. A line is about one thing, such as a Region, a failed rule or
 * a warning. Values that a query counts or searches are fields of the line.
 */
final class AuditLog {

    static final String RUN_ID = "run_id";
    private static final String REGION = "region";

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    /**
     * Maximum number of jobs of a Region that the log names as not evaluated. One more line counts the remaining jobs.
     */
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
        subscribers(report.subscribers());
        LOG.info(
                "audit ends",
                entry("complete", report.isComplete()),
                entry("duration_ms", report.time().millis()));
    }

    static void test(AwsAudit.Probe test) {
        switch (test.delivery()) {
            case Delivery.Accepted _ ->
                LOG.info("test message sent", entry("alert_id", test.message().id()));
            case Delivery.Refused(var reason) -> LOG.error("test message refused", entry("reason", reason));
            case Delivery.Unknown(var reason) -> LOG.error("test message not confirmed", entry("reason", reason));
        }
        subscribers(test.subscribers());
    }

    private static void subscribers(Subscribers subscribers) {
        if (subscribers.isChannelMissing()) {
            LOG.error("no message can be sent", entry("reason", subscribers.problem()));
        } else if (subscribers.hasNone()) {
            LOG.warn(
                    "no subscriber receives alerts: no subscription of the topic is confirmed",
                    entry("pending_subscriptions", subscribers.pending()));
        } else if (!subscribers.problem().isEmpty()) {
            LOG.warn(
                    "the subscriptions of the topic cannot be read, so it is unknown who receives alerts",
                    entry("reason", subscribers.problem()));
        }
    }

    /** Logs an unexpected error. Only this log line has the stack trace of the error. */
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
            new TreeMap<>(run.judged().rules()).forEach(AuditLog::withoutData);
            run.judged().failures().forEach(AuditLog::failure);
            run.warnings().forEach(LOG::warn);
            notEvaluated(run.read().notEvaluated());
        }
    }

    private static void completed(RegionRun run) {
        Coverage coverage = run.coverage();
        Object[] fields = {
            entry("listed", coverage.listed().jobs()),
            entry("listing_complete", coverage.listed().isComplete()),
            entry("ended_long_ago", coverage.listed().endedLongAgo()),
            entry("described", coverage.described()),
            entry("evaluated", coverage.evaluated()),
            entry("denied", coverage.failures().denied()),
            entry("malformed", coverage.failures().malformed()),
            entry("failed", coverage.failures().failed()),
            entry("not_reached", coverage.notReached().jobs()),
            entry("vanished", coverage.deletions().vanished()),
            entry("held_back", coverage.deletions().heldBack()),
            entry("coverage_percent", coverage.percent()),
            entry("rule_coverage_percent", run.judged().ruleCoverage().percent()),
            entry("open_findings", run.judged().open().size()),
            entry("open_by_severity", AuditResult.counts(run.judged().open(), OpenFinding::severity)),
            entry("transitions", run.judged().transitions().size()),
            entry("transitions_by_type", AuditResult.counts(run.judged().transitions(), Transition::type)),
            entry("resolved", closed(run, End.FIXED)),
            entry("closed_with_job", closed(run, End.JOB_GONE)),
            entry("rules_without_data", rulesWithoutData(run)),
            entry("rule_failures", run.judged().failures().size()),
            entry("throttles", throttles(run)),
            entry("quota_percent", quotas(run)),
            entry("duration_ms", run.time().millis())
        };
        if (run.isComplete()) {
            LOG.info("Region audited", fields);
        } else {
            LOG.warn("Region audited in part, the next audit continues", fields);
        }
    }

    private static long closed(RegionRun run, End end) {
        return run.judged().transitions().stream()
                .filter(transition -> transition.end() == end)
                .count();
    }

    /** The number of rules that lacked data for at least one subject. */
    private static long rulesWithoutData(RegionRun run) {
        return run.judged().rules().values().stream()
                .filter(counts -> counts.withoutData() > 0)
                .count();
    }

    private static long throttles(RegionRun run) {
        return run.read().calls().values().stream()
                .mapToLong(ApiCalls::throttled)
                .sum();
    }

    /** The usage of each quota with a known limit, in percent, by quota code. */
    private static Map<String, Double> quotas(RegionRun run) {
        Map<String, Double> percent = new TreeMap<>();
        run.read().quotas().stream()
                .filter(quota -> Double.isFinite(quota.percent()))
                .forEach(quota -> percent.put(quota.quota().code(), quota.percent()));
        return percent;
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

    private static void withoutData(String ruleId, RuleCounts counts) {
        counts.gapsInData()
                .forEach((gap, subjects) -> LOG.warn(
                        "rule without data",
                        entry("rule", ruleId),
                        entry("gap", gap.name()),
                        entry("subjects", subjects),
                        entry("example", counts.examples().getOrDefault(gap, ""))));
    }

    /** Logs a rule failure. Only this log line has the exception. */
    private static void failure(RuleFailure failure) {
        LOG.error(
                "rule failed",
                entry("rule", failure.ruleId()),
                entry("subject", failure.subject()),
                entry("subjects", failure.subjects()),
                failure.exception());
    }

    private static void alerts(AlertReport alerts) {
        switch (alerts.status()) {
            case SENT -> LOG.info("alert sent", alertFields(alerts));
            case NOTHING_TO_REPORT, NOT_TRIED -> LOG.info("no alert", alertFields(alerts));
            case REFUSED -> LOG.error("alert not sent, the next audit tries again", alertFields(alerts));
            case UNCERTAIN ->
                LOG.error(
                        "SNS did not confirm the alert, which may have been delivered; the next audit sends the same"
                                + " message again",
                        alertFields(alerts));
            case EARLIER_MESSAGE_WAITS ->
                LOG.error("an earlier alert is not sent yet, the next audit tries again", alertFields(alerts));
        }
    }

    private static Object[] alertFields(AlertReport alerts) {
        Message message = alerts.message();
        return new Object[] {
            entry("status", alerts.status().name()),
            entry("alert_id", message == null ? "" : message.id()),
            entry("changes", AuditResult.changes(alerts)),
            entry("waiting", alerts.waiting()),
            entry("reason", alerts.failure())
        };
    }
}
