package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Metrics of an audit in CloudWatch: one document in embedded metric format for each Region, of dimensions Service and
 * Region, and one of dimension Service for all of them and the alert. What was not measured is left out: a zero would look
 * like a measured one.
 */
final class AuditMetrics {

    private static final String NAMESPACE_VARIABLE = "POWERTOOLS_METRICS_NAMESPACE";
    private static final String NAMESPACE = "IotJobsAuditor";
    private static final String SERVICE_VARIABLE = "POWERTOOLS_SERVICE_NAME";
    private static final String SERVICE = "iot-jobs-auditor";

    private AuditMetrics() {}

    /** One figure of a document. */
    record Figure(String name, double value, MetricUnit unit) {}

    /** Writes the documents to standard output, where Lambda picks them up. */
    static void publish(AuditReport report, Map<String, String> environment) {
        Metrics metrics = MetricsFactory.getMetricsInstance();
        metrics.setNamespace(environment.getOrDefault(NAMESPACE_VARIABLE, NAMESPACE));
        String service = environment.getOrDefault(SERVICE_VARIABLE, SERVICE);
        for (RegionRun run : report.runs()) {
            List<Figure> figures = figures(run);
            if (!figures.isEmpty()) {
                publish(
                        metrics,
                        DimensionSet.of(
                                "Service", service, "Region", run.place().region()),
                        figures);
            }
        }
        publish(metrics, DimensionSet.of("Service", service), totals(report));
    }

    private static void publish(Metrics metrics, DimensionSet dimensions, List<Figure> figures) {
        metrics.flushMetrics(document -> {
            document.setDefaultDimensions(dimensions);
            figures.forEach(figure -> document.addMetric(figure.name(), figure.value(), figure.unit()));
        });
    }

    /** Of all Regions: an alarm watches one series, and a stack cannot have one for each of its Regions. */
    static List<Figure> totals(AuditReport report) {
        List<Figure> figures = new ArrayList<>();
        figures.add(count("AuditsCompleted", audits(report, RegionRun.Outcome.COMPLETED)));
        figures.add(count("AuditsFailed", audits(report, RegionRun.Outcome.FAILED)));
        if (report.alerts().status() != AlertReport.Status.NOT_TRIED) {
            figures.add(count("AlertsFailed", report.alerts().isFailed() ? 1 : 0));
        }
        if (report.runs().stream().anyMatch(RegionRun::isJudged)) {
            figures.add(count(
                    "RuleFailures",
                    report.runs().stream()
                            .mapToLong(run -> run.failures().size())
                            .sum()));
        }
        return figures;
    }

    private static long audits(AuditReport report, RegionRun.Outcome outcome) {
        return report.runs().stream().filter(run -> run.outcome() == outcome).count();
    }

    /** Nothing for a Region that another audit holds: that audit publishes its figures. */
    static List<Figure> figures(RegionRun run) {
        return switch (run.outcome()) {
            case ALREADY_RUNNING -> List.of();
            case FAILED -> List.of(count("AuditsFailed", 1), duration(run));
            case COMPLETED -> completed(run);
        };
    }

    private static List<Figure> completed(RegionRun run) {
        Coverage coverage = run.coverage();
        List<Figure> figures = new ArrayList<>();
        figures.add(count("AuditsFailed", 0));
        figures.add(duration(run));
        figures.add(count("JobsListed", coverage.listed()));
        figures.add(count("JobsDescribed", coverage.described()));
        figures.add(count("JobsEvaluated", coverage.evaluated()));
        figures.add(count("JobsDenied", coverage.denied()));
        figures.add(count("JobsMalformed", coverage.malformed()));
        figures.add(count("JobsFailed", coverage.failed()));
        figures.add(count("JobsNotReached", coverage.overdue() + coverage.unseen()));
        figures.add(count("JobsVanished", coverage.vanished()));
        figures.add(count("JobsEndedLongAgo", coverage.endedLongAgo()));
        figures.add(new Figure("Coverage", coverage.percent(), MetricUnit.PERCENT));
        figures.add(count("RulesWithoutData", rulesWithoutData(run)));
        figures.add(count("RuleFailures", run.failures().size()));
        figures.add(count("Throttles", throttles(run)));
        addFindings(run, figures);
        run.quotas().stream()
                .filter(QuotaUsage::wholeAccount)
                .map(quota -> new Figure("QuotaUsage" + name(quota), quota.percent(), MetricUnit.PERCENT))
                .filter(figure -> Double.isFinite(figure.value())) // a limit may be 0 or unknown
                .forEach(figures::add);
        return figures;
    }

    private static void addFindings(RegionRun run, List<Figure> figures) {
        for (Severity severity : Severity.values()) {
            long open = run.open().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            figures.add(count("OpenFindings" + title(severity), open));
        }
        for (TransitionType type : TransitionType.values()) {
            figures.add(count("Findings" + title(type), transitions(run, transition -> transition.type() == type)));
        }
        figures.add(count("FindingsResolved", transitions(run, transition -> transition.end() == End.FIXED)));
        figures.add(count("FindingsClosedWithJob", transitions(run, transition -> transition.end() == End.JOB_GONE)));
    }

    private static long transitions(RegionRun run, Predicate<Transition> wanted) {
        return run.transitions().stream().filter(wanted).count();
    }

    /** Rules that could not judge at least one subject for want of data. */
    static long rulesWithoutData(RegionRun run) {
        return run.rules().values().stream()
                .filter(counts -> counts.withoutData() > 0)
                .count();
    }

    static long throttles(RegionRun run) {
        return run.calls().values().stream().mapToLong(ApiCalls::throttled).sum();
    }

    private static Figure count(String name, long value) {
        return new Figure(name, value, MetricUnit.COUNT);
    }

    private static Figure duration(RegionRun run) {
        return new Figure("Duration", AuditResult.millis(run.startedAt(), run.endedAt()), MetricUnit.MILLISECONDS);
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
