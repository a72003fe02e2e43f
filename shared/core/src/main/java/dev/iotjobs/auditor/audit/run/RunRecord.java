package dev.iotjobs.auditor.audit.run;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Judged;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.Attribute;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stores the figures of an audit of a Region, but no findings. {@link RunReader} reads the stored figures.
 */
public final class RunRecord {

    private static final Duration KEPT = Duration.ofDays(400);

    /** Maximum number of stored warnings. */
    private static final int MOST_WARNINGS = 50;

    private static final int LONGEST_WARNING = 500; // warnings may quote answers of a service

    private RunRecord() {}

    /**
     * Stores the figures of an audit of a Region.
     *
     * @param isWhole whether the audit covered the whole configured scope
     */
    public static void keep(RegionStore store, String runId, boolean isWhole, RegionRun run, AlertReport alerts) {
        Map<String, Attribute> result = new HashMap<>();
        result.put(Names.RUN_ID, Attribute.of(runId));
        result.put(Names.WHOLE, Attribute.of(isWhole));
        result.put(Names.OUTCOME, Attribute.of(run.outcome().name()));
        result.put(Names.ENDED_AT, Attribute.of(run.time().end().toString()));
        result.put(Names.MESSAGE, Attribute.of(cut(run.message())));
        result.put(Names.COVERAGE, coverage(run.coverage()));
        result.put(Names.CALLS, map(run.read().calls(), RunRecord::calls));
        result.put(Names.RULES, rules(run.judged()));
        result.put(Names.RULE_COVERAGE, coverage(run.judged().ruleCoverage()));
        result.put(Names.TRANSITIONS, transitions(run));
        result.put(Names.QUOTAS, quotas(run));
        result.put("alert", Attribute.of(alerts.status().name()));
        result.put(Names.WARNINGS, warnings(run.warnings()));
        boolean isCount = isWhole
                && run.outcome() == Outcome.COMPLETED
                && run.coverage().listed().isComplete();
        store.keepRun(run.time().start(), result, run.time().end().plus(KEPT), isCount);
    }

    private static Attribute coverage(Coverage coverage) {
        return new Attribute.MapOf(Map.ofEntries(
                Map.entry(Names.LISTED, Attribute.of(coverage.listed().jobs())),
                Map.entry(Names.ENDED_LONG_AGO, Attribute.of(coverage.listed().endedLongAgo())),
                Map.entry(Names.LISTING, Attribute.of(coverage.listed().extent().name())),
                Map.entry(Names.DESCRIBED, Attribute.of(coverage.described())),
                Map.entry(Names.EVALUATED, Attribute.of(coverage.evaluated())),
                Map.entry(Names.EXPECTED, Attribute.of(coverage.expected())),
                Map.entry(Names.DENIED, Attribute.of(coverage.failures().denied())),
                Map.entry(Names.MALFORMED, Attribute.of(coverage.failures().malformed())),
                Map.entry(Names.FAILED, Attribute.of(coverage.failures().failed())),
                Map.entry(Names.OVERDUE, Attribute.of(coverage.notReached().overdue())),
                Map.entry(Names.UNSEEN, Attribute.of(coverage.notReached().unseen())),
                Map.entry(Names.VANISHED, Attribute.of(coverage.deletions().vanished())),
                Map.entry(Names.HELD_BACK, Attribute.of(coverage.deletions().heldBack())),
                Map.entry(Names.KNOWN, Attribute.of(coverage.deletions().known())),
                Map.entry(
                        Names.LISTING_PROBLEM,
                        Attribute.of(cut(coverage.listed().problem())))));
    }

    private static Attribute coverage(RuleCoverage coverage) {
        return new Attribute.MapOf(Map.of(
                Names.EXPECTED,
                Attribute.of(coverage.expected()),
                Names.WITHOUT_DATA,
                Attribute.of(coverage.withoutData())));
    }

    private static Attribute calls(ApiCalls calls) {
        return new Attribute.MapOf(Map.of(
                Names.MADE, Attribute.of(calls.made()),
                Names.THROTTLED, Attribute.of(calls.throttled()),
                Names.FAILED, Attribute.of(calls.failed())));
    }

    private static Attribute rules(Judged judged) {
        Map<String, Map<String, Long>> open = byRule(judged.open());
        Map<String, Map<String, Long>> exempted = byRule(judged.exempted());
        Set<String> ids = new HashSet<>(judged.rules().keySet());
        ids.addAll(open.keySet());
        ids.addAll(exempted.keySet());
        return new Attribute.MapOf(ids.stream().collect(Collectors.toMap(Function.identity(), id -> {
            Map<String, Attribute> values = counts(judged.rules().getOrDefault(id, RuleCounts.NONE));
            put(values, Names.OPEN, Names.OPEN_BY_SEVERITY, open.getOrDefault(id, Map.of()));
            put(values, Names.EXEMPTED, Names.EXEMPTED_BY_SEVERITY, exempted.getOrDefault(id, Map.of()));
            return new Attribute.MapOf(values);
        })));
    }

    private static void put(Map<String, Attribute> values, String sum, String bySeverity, Map<String, Long> counts) {
        values.put(
                sum,
                Attribute.of(counts.values().stream().mapToLong(Long::longValue).sum()));
        if (!counts.isEmpty()) {
            values.put(bySeverity, map(counts, Attribute::of));
        }
    }

    /** For each rule id, the number of findings of each severity, by name of the severity. */
    private static Map<String, Map<String, Long>> byRule(List<OpenFinding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.key().ruleId(),
                        Collectors.groupingBy(finding -> finding.severity().name(), Collectors.counting())));
    }

    private static Map<String, Attribute> counts(RuleCounts counts) {
        Map<String, Attribute> values = new HashMap<>();
        values.put(Names.PASSED, Attribute.of(counts.compliant()));
        values.put(Names.NOT_APPLICABLE, Attribute.of(counts.notApplicable()));
        values.put(Names.PENDING, Attribute.of(counts.pending()));
        counts.nonCompliant().forEach((severity, count) -> values.put(severity.name(), Attribute.of(count)));
        counts.insufficientData().forEach((gap, count) -> values.put(gap.name(), Attribute.of(count)));
        return values;
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
            values.put(Names.NAME, Attribute.of(quota.quota().name()));
            values.put(Names.SOURCE, Attribute.of(quota.source().name()));
            values.put(Names.WHOLE_ACCOUNT, Attribute.of(quota.wholeAccount()));
            values.put(Names.USED, Attribute.of(quota.used()));
            values.put(Names.UNCERTAIN, Attribute.of(quota.undetermined()));
            if (quota.limit() != null) {
                values.put(Names.LIMIT, Attribute.of(quota.limit().toString()));
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
