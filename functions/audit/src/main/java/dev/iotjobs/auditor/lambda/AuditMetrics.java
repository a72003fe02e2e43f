package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.OpenFinding;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.time.Duration;
import java.util.Locale;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Counts audits in CloudWatch, one document in embedded metric format for each Region. */
final class AuditMetrics {

    private final Metrics metrics;

    AuditMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    void count(AuditReport report) {
        for (RegionRun run : report.runs()) {
            if (run.outcome() != RegionRun.Outcome.ALREADY_RUNNING) {
                metrics.flushMetrics(region -> {
                    region.addDimension("Region", run.place().region());
                    count(region, run);
                });
            }
        }
        metrics.flushMetrics(alerts ->
                alerts.addMetric("AlertsFailed", report.alerts().failure().isEmpty() ? 0 : 1, MetricUnit.COUNT));
    }

    private static void count(Metrics metrics, RegionRun run) {
        Coverage coverage = run.coverage();
        metrics.addMetric("AuditsFailed", run.outcome() == RegionRun.Outcome.FAILED ? 1 : 0, MetricUnit.COUNT);
        metrics.addMetric("JobsListed", coverage.listed(), MetricUnit.COUNT);
        metrics.addMetric("JobsDescribed", coverage.described(), MetricUnit.COUNT);
        metrics.addMetric("JobsEvaluated", coverage.evaluated(), MetricUnit.COUNT);
        metrics.addMetric("JobsDenied", coverage.denied(), MetricUnit.COUNT);
        metrics.addMetric("JobsFailed", coverage.failed(), MetricUnit.COUNT);
        metrics.addMetric("JobsVanished", coverage.vanished(), MetricUnit.COUNT);
        metrics.addMetric("JobsPending", coverage.pending(), MetricUnit.COUNT);
        metrics.addMetric("Coverage", coverage.percent(), MetricUnit.PERCENT);
        metrics.addMetric("Throttles", throttles(run), MetricUnit.COUNT);
        metrics.addMetric("Duration", millis(run), MetricUnit.MILLISECONDS);
        for (Severity severity : Severity.values()) {
            metrics.addMetric("OpenFindings" + title(severity), open(run, severity), MetricUnit.COUNT);
        }
        for (TransitionType type : TransitionType.values()) {
            metrics.addMetric("Findings" + title(type), transitions(run, type), MetricUnit.COUNT);
        }
        for (QuotaUsage quota : run.quotas()) {
            // What cannot be known is not counted: a zero would be read as nothing in use.
            if (quota.limit() != null && quota.wholeAccount()) {
                metrics.addMetric("Usage" + name(quota), quota.percent(), MetricUnit.PERCENT);
            }
        }
    }

    private static double throttles(RegionRun run) {
        return run.calls().values().stream().mapToLong(ApiCalls::throttled).sum();
    }

    private static double millis(RegionRun run) {
        return Duration.between(run.startedAt(), run.endedAt()).toMillis();
    }

    private static double open(RegionRun run, Severity severity) {
        return run.open().stream()
                .map(OpenFinding::severity)
                .filter(severity::equals)
                .count();
    }

    private static double transitions(RegionRun run, TransitionType type) {
        return run.transitions().stream()
                .filter(transition -> transition.type() == type)
                .count();
    }

    /** {@code HIGH} as {@code High}. */
    private static String title(Enum<?> value) {
        String name = value.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** {@code Active snapshot jobs} as {@code ActiveSnapshotJobs}. */
    private static String name(QuotaUsage quota) {
        StringBuilder name = new StringBuilder();
        for (String word : quota.name().split(" ", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
