package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.Attribute;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The result of an audit of a Region in figures, as it is stored: its findings are in the table of findings. */
final class RunRecord {

    private static final Duration KEPT = Duration.ofDays(400);

    /** Warnings may quote what services answer: they are cut, never too large to be stored. */
    private static final int MOST_WARNINGS = 50;

    private static final int LONGEST_WARNING = 500;

    private RunRecord() {}

    static void keep(RegionStore store, String runId, RegionRun run, AlertReport alerts) {
        Map<String, Attribute> result = new HashMap<>();
        result.put("runId", Attribute.of(runId));
        result.put("outcome", Attribute.of(run.outcome().name()));
        result.put("endedAt", Attribute.of(run.time().end().toString()));
        result.put("message", Attribute.of(cut(run.message())));
        result.put("coverage", coverage(run.coverage()));
        result.put("calls", map(run.read().calls(), RunRecord::calls));
        result.put("rules", map(run.judged().rules(), RunRecord::counts));
        result.put("ruleCoverage", coverage(run.judged().ruleCoverage()));
        result.put("transitions", transitions(run));
        result.put("quotas", quotas(run));
        result.put("alert", Attribute.of(alerts.status().name()));
        result.put("warnings", warnings(run.warnings()));
        store.keepRun(run.time().start(), result, run.time().end().plus(KEPT));
    }

    private static Attribute coverage(Coverage coverage) {
        return new Attribute.MapOf(Map.ofEntries(
                Map.entry("listed", Attribute.of(coverage.listed().jobs())),
                Map.entry("endedLongAgo", Attribute.of(coverage.listed().endedLongAgo())),
                Map.entry("listing", Attribute.of(coverage.listed().extent().name())),
                Map.entry("described", Attribute.of(coverage.described())),
                Map.entry("evaluated", Attribute.of(coverage.evaluated())),
                Map.entry("expected", Attribute.of(coverage.expected())),
                Map.entry("denied", Attribute.of(coverage.failures().denied())),
                Map.entry("malformed", Attribute.of(coverage.failures().malformed())),
                Map.entry("failed", Attribute.of(coverage.failures().failed())),
                Map.entry("overdue", Attribute.of(coverage.notReached().overdue())),
                Map.entry("unseen", Attribute.of(coverage.notReached().unseen())),
                Map.entry("vanished", Attribute.of(coverage.deletions().vanished())),
                Map.entry("heldBack", Attribute.of(coverage.deletions().heldBack()))));
    }

    private static Attribute coverage(RuleCoverage coverage) {
        return new Attribute.MapOf(Map.of(
                "expected", Attribute.of(coverage.expected()),
                "withoutData", Attribute.of(coverage.withoutData())));
    }

    private static Attribute calls(ApiCalls calls) {
        return new Attribute.MapOf(Map.of(
                "made", Attribute.of(calls.made()),
                "throttled", Attribute.of(calls.throttled()),
                "failed", Attribute.of(calls.failed())));
    }

    private static Attribute counts(RuleCounts counts) {
        Map<String, Attribute> values = new HashMap<>();
        values.put("passed", Attribute.of(counts.compliant()));
        values.put("notApplicable", Attribute.of(counts.notApplicable()));
        values.put("pending", Attribute.of(counts.pending()));
        counts.nonCompliant().forEach((severity, count) -> values.put(severity.name(), Attribute.of(count)));
        counts.insufficientData().forEach((gap, count) -> values.put(gap.name(), Attribute.of(count)));
        return new Attribute.MapOf(values);
    }

    private static Attribute transitions(RegionRun run) {
        Map<String, Long> counts = run.judged().transitions().stream()
                .collect(Collectors.groupingBy(made -> made.type().name(), Collectors.counting()));
        return map(counts, Attribute::of);
    }

    private static Attribute quotas(RegionRun run) {
        Map<String, Attribute> quotas = new HashMap<>();
        run.read().quotas().forEach(quota -> {
            Map<String, Attribute> values = new HashMap<>();
            values.put("used", Attribute.of(quota.used()));
            values.put("uncertain", Attribute.of(quota.undetermined()));
            if (quota.limit() != null) {
                values.put("limit", Attribute.of(quota.limit().toString()));
            }
            quotas.put(quota.quota().code(), new Attribute.MapOf(values));
        });
        return new Attribute.MapOf(quotas);
    }

    private static Attribute warnings(List<String> warnings) {
        List<Attribute> kept = warnings.stream()
                .limit(MOST_WARNINGS)
                .map(RunRecord::cut)
                .map(Attribute::of)
                .toList();
        return new Attribute.ListOf(kept);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_WARNING ? text : text.substring(0, LONGEST_WARNING - 3) + "...";
    }

    private static <T> Attribute map(Map<String, T> values, Function<T, Attribute> writer) {
        return new Attribute.MapOf(values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> writer.apply(entry.getValue()))));
    }
}
