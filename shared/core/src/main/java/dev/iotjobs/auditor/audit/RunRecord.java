package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Judged;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.AccountRuns;
import dev.iotjobs.auditor.state.AccountRuns.Count;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of an audit of a Region in figures, as it is stored: its findings are in the table of findings. */
public final class RunRecord {

    private static final Duration KEPT = Duration.ofDays(400);

    /** Most warnings that are stored. They may quote answers of services, so each is cut as well. */
    private static final int MOST_WARNINGS = 50;

    private static final int LONGEST_WARNING = 500;

    private static final Set<Gap> NO_DATA =
            Arrays.stream(Gap.values()).filter(Gap::isNoData).collect(Collectors.toSet());

    private static final String COVERAGE = "coverage";
    private static final String EXPECTED = "expected";
    private static final String EVALUATED = "evaluated";
    private static final String RULES = "rules";
    private static final String PASSED = "passed";
    private static final String NOT_APPLICABLE = "notApplicable";
    private static final String PENDING = "pending";
    private static final String OPEN = "open";
    private static final String EXEMPTED = "exempted";

    private RunRecord() {}

    /** @param isWhole whether the audit covered all that the installation covers */
    static void keep(RegionStore store, String runId, boolean isWhole, RegionRun run, AlertReport alerts) {
        Map<String, Attribute> result = new HashMap<>();
        result.put("runId", Attribute.of(runId));
        result.put("outcome", Attribute.of(run.outcome().name()));
        result.put("endedAt", Attribute.of(run.time().end().toString()));
        result.put("message", Attribute.of(cut(run.message())));
        result.put(COVERAGE, coverage(run.coverage()));
        result.put("calls", map(run.read().calls(), RunRecord::calls));
        result.put(RULES, rules(run.judged()));
        result.put("ruleCoverage", coverage(run.judged().ruleCoverage()));
        result.put("transitions", transitions(run));
        result.put("quotas", quotas(run));
        result.put("alert", Attribute.of(alerts.status().name()));
        result.put("warnings", warnings(run.warnings()));
        boolean isCount = isWhole
                && run.outcome() == Outcome.COMPLETED
                && run.coverage().listed().isComplete();
        store.keepRun(run.time().start(), result, run.time().end().plus(KEPT), isCount);
    }

    /**
     * What the last audits of an account that counted every job say of a rule, over all Regions; empty where none says
     * anything of it.
     *
     * @param partition of the account, such as {@code aws}
     * @throws dev.iotjobs.auditor.table.StoreException if the table cannot be read
     */
    public static Optional<RuleFigures> figures(String ruleId, String partition, String accountId, ItemTable state) {
        RuleFigures sum = audited(AccountRuns.lastCounts(partition, accountId, state)).stream()
                .map(count -> figures(ruleId, count))
                .reduce(RuleFigures.NONE, RuleFigures::and);
        return sum.isNothing() ? Optional.empty() : Optional.of(sum);
    }

    /** Without Regions that no longer are audited. */
    private static List<Count> audited(List<Count> counts) {
        Instant newest = counts.stream()
                .flatMap(count -> Stream.ofNullable(count.run()))
                .map(RunRecord::startedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return counts.stream()
                .filter(count -> count.run() == null
                        || startedAt(count.run())
                                .plus(OtherRegions.FORGOTTEN_AFTER)
                                .isAfter(newest))
                .toList();
    }

    private static Instant startedAt(Item run) {
        return Instant.parse(run.key().sort());
    }

    private static RuleFigures figures(String ruleId, Count count) {
        try {
            return count.run() == null
                    ? RuleFigures.notCounted(count.region())
                    : figures(ruleId, count.region(), count.run());
        } catch (RuntimeException e) {
            return RuleFigures.notCounted(count.region());
        }
    }

    private static RuleFigures figures(String ruleId, String region, Item run) {
        Map<String, Attribute> coverage = run.map(COVERAGE);
        RuleFigures nothing = new RuleFigures(
                Map.of(region, startedAt(run)),
                List.of(),
                0,
                0,
                RuleCounts.NONE,
                number(coverage, EXPECTED) - number(coverage, EVALUATED));
        return run.map(RULES).get(ruleId) instanceof Attribute.MapOf(var said) ? nothing.and(said(said)) : nothing;
    }

    private static RuleFigures said(Map<String, Attribute> said) {
        RuleCounts verdicts = new RuleCounts(
                number(said, PASSED),
                number(said, NOT_APPLICABLE),
                number(said, PENDING),
                numbers(said, Severity.values()),
                numbers(said, Gap.values()),
                Map.of(),
                NO_DATA);
        return new RuleFigures(Map.of(), List.of(), number(said, OPEN), number(said, EXEMPTED), verdicts, 0);
    }

    private static <E extends Enum<E>> Map<E, Integer> numbers(Map<String, Attribute> values, E[] names) {
        return Arrays.stream(names)
                .filter(name -> values.containsKey(name.name()))
                .collect(Collectors.toMap(Function.identity(), name -> number(values, name.name())));
    }

    private static int number(Map<String, Attribute> values, String name) {
        if (values.get(name) instanceof Attribute.Number(var number)) {
            return Integer.parseInt(number);
        }
        throw new IllegalArgumentException("no number: " + name);
    }

    private static Attribute coverage(Coverage coverage) {
        return new Attribute.MapOf(Map.ofEntries(
                Map.entry("listed", Attribute.of(coverage.listed().jobs())),
                Map.entry("endedLongAgo", Attribute.of(coverage.listed().endedLongAgo())),
                Map.entry("listing", Attribute.of(coverage.listed().extent().name())),
                Map.entry("described", Attribute.of(coverage.described())),
                Map.entry(EVALUATED, Attribute.of(coverage.evaluated())),
                Map.entry(EXPECTED, Attribute.of(coverage.expected())),
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
                EXPECTED, Attribute.of(coverage.expected()), "withoutData", Attribute.of(coverage.withoutData())));
    }

    private static Attribute calls(ApiCalls calls) {
        return new Attribute.MapOf(Map.of(
                "made", Attribute.of(calls.made()),
                "throttled", Attribute.of(calls.throttled()),
                "failed", Attribute.of(calls.failed())));
    }

    private static Attribute rules(Judged judged) {
        Map<String, Long> open = byRule(judged.open());
        Map<String, Long> exempted = byRule(judged.exempted());
        Set<String> ids = new HashSet<>(judged.rules().keySet());
        ids.addAll(open.keySet());
        ids.addAll(exempted.keySet());
        return new Attribute.MapOf(ids.stream().collect(Collectors.toMap(Function.identity(), id -> {
            Map<String, Attribute> values = counts(judged.rules().getOrDefault(id, RuleCounts.NONE));
            values.put(OPEN, Attribute.of(open.getOrDefault(id, 0L)));
            values.put(EXEMPTED, Attribute.of(exempted.getOrDefault(id, 0L)));
            return new Attribute.MapOf(values);
        })));
    }

    private static Map<String, Long> byRule(List<OpenFinding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(finding -> finding.key().ruleId(), Collectors.counting()));
    }

    private static Map<String, Attribute> counts(RuleCounts counts) {
        Map<String, Attribute> values = new HashMap<>();
        values.put(PASSED, Attribute.of(counts.compliant()));
        values.put(NOT_APPLICABLE, Attribute.of(counts.notApplicable()));
        values.put(PENDING, Attribute.of(counts.pending()));
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
