package dev.iotjobs.auditor.lambda;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Publishes the metrics of an audit to CloudWatch, in the embedded metric format. Alarms watch the metrics of the whole
 * stack. Each completed Region has further metrics. Leaves out figures that were not measured. An error in writing does
 * not affect the audit.
 */
final class AuditMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(AuditMetrics.class);

    private static final String NAMESPACE_VARIABLE = "POWERTOOLS_METRICS_NAMESPACE";
    private static final String NAMESPACE = "IotJobsAuditor";
    private static final String STACK_VARIABLE = "AUDIT_STACK";
    private static final String STACK = "iot-jobs-auditor";

    private final String namespace;
    private final String stack;

    private AuditMetrics(String namespace, String stack) {
        this.namespace = namespace;
        this.stack = stack;
    }

    static AuditMetrics of(Map<String, String> environment) {
        return new AuditMetrics(
                environment.getOrDefault(NAMESPACE_VARIABLE, NAMESPACE),
                environment.getOrDefault(STACK_VARIABLE, STACK));
    }

    /** One value of a metric. */
    record Figure(String name, double value, MetricUnit unit) {}

    /**
     * Writes the metric documents to standard output, from which Lambda sends them to CloudWatch.
     *
     * @param configured Regions that the stack is configured to audit
     */
    void publish(AuditReport report, List<String> configured) {
        for (RegionRun run : report.runs()) {
            write(() -> DimensionSet.of("Stack", stack, "Region", run.place().region()), figures(run));
        }
        write(() -> DimensionSet.of("Stack", stack), totals(report, configured));
    }

    /** Publishes the failure of an invocation that ended without a result. */
    void publishFailure() {
        write(() -> DimensionSet.of("Stack", stack), List.of(count("AuditsCompleted", 0), count("AuditsFailed", 1)));
    }

    void write(Supplier<DimensionSet> dimensions, List<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        try {
            Metrics metrics = MetricsFactory.getMetricsInstance();
            metrics.setNamespace(namespace);
            metrics.flushMetrics(document -> {
                document.setDefaultDimensions(dimensions.get());
                figures.forEach(figure -> add(document, figure));
            });
        } catch (RuntimeException e) {
            LOG.error("metrics not written", entry("reason", String.valueOf(e.getMessage())));
        }
    }

    private static void add(Metrics document, Figure figure) {
        try {
            document.addMetric(figure.name(), figure.value(), figure.unit());
        } catch (RuntimeException e) {
            LOG.error(
                    "metric not written",
                    entry("metric", figure.name()),
                    entry("reason", String.valueOf(e.getMessage())));
        }
    }

    /**
     * The figures of the whole audit, over all Regions. Alarms watch these figures.
     *
     * @param configured names of the configured Regions
     */
    static List<Figure> totals(AuditReport report, List<String> configured) {
        List<Figure> figures = new ArrayList<>();
        figures.add(count("AuditsCompleted", isWhole(report, configured) ? 1 : 0));
        figures.add(count(
                "AuditsFailed",
                report.runs().stream()
                        .filter(run -> run.outcome() == RegionRun.Outcome.FAILED)
                        .count()));
        if (report.alerts().status() != AlertReport.Status.NOT_TRIED) {
            figures.add(count("AlertsFailed", report.alerts().isFailed() ? 1 : 0));
        }
        if (report.runs().stream().anyMatch(RegionRun::isJudged)) {
            figures.add(count(
                    "RuleFailures",
                    report.runs().stream()
                            .mapToLong(run -> run.judged().failures().size())
                            .sum()));
        }
        Integer confirmed = report.subscribers().confirmed();
        if (confirmed != null) {
            figures.add(count("ConfirmedSubscriptions", confirmed));
        }
        return figures;
    }

    /** Whether the audit of every configured Region completed. False also if the report lacks a configured Region. */
    private static boolean isWhole(AuditReport report, List<String> configured) {
        Set<String> completed = report.runs().stream()
                .filter(run -> run.outcome() == RegionRun.Outcome.COMPLETED)
                .map(run -> run.place().region())
                .collect(Collectors.toSet());
        return completed.containsAll(configured);
    }

    /** The figures of a Region; empty if its audit did not complete. */
    static List<Figure> figures(RegionRun run) {
        if (run.outcome() != RegionRun.Outcome.COMPLETED) {
            return List.of();
        }
        // Each metric costs money every month. The other figures are only in the log.
        List<Figure> figures = new ArrayList<>();
        figures.add(count("JobsListed", run.coverage().listed().jobs()));
        figures.add(new Figure("Coverage", run.coverage().percent(), MetricUnit.PERCENT));
        Double ruleCoverage = run.judged().ruleCoverage().percent();
        if (ruleCoverage != null) {
            figures.add(new Figure("RuleCoverage", ruleCoverage, MetricUnit.PERCENT));
        }
        figures.add(open("OpenFindingsCritical", run, Severity.CRITICAL));
        figures.add(open("OpenFindingsHigh", run, Severity.HIGH));
        run.read().quotas().stream()
                .filter(QuotaUsage::wholeAccount)
                .mapToDouble(QuotaUsage::percent)
                .filter(Double::isFinite) // a limit may be 0 or unknown
                .max()
                .ifPresent(highest -> figures.add(new Figure("QuotaUsage", highest, MetricUnit.PERCENT)));
        return figures;
    }

    private static Figure open(String name, RegionRun run, Severity severity) {
        return count(
                name,
                run.judged().open().stream()
                        .filter(finding -> finding.severity() == severity)
                        .count());
    }

    private static Figure count(String name, long value) {
        return new Figure(name, value, MetricUnit.COUNT);
    }
}
