package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.OpenFinding;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the function answers: figures, not findings, which are in the table.
 *
 * @param complete whether every job in scope has verdicts on fresh evidence
 * @param durationMillis of the whole audit
 */
record AuditResult(
        String runId,
        String accountId,
        boolean complete,
        long durationMillis,
        List<RegionResult> regions,
        AlertResult alerts) {

    /**
     * What came of one Region.
     *
     * @param message why it failed, or was not made; empty otherwise
     */
    record RegionResult(
            String region,
            RegionRun.Outcome outcome,
            String message,
            CoverageResult coverage,
            Map<String, ApiCalls> calls,
            Map<Severity, Long> openFindings,
            Map<TransitionType, Long> transitions,
            List<String> warnings,
            long durationMillis) {}

    /** Coverage, in jobs and in percent. */
    record CoverageResult(
            int listed,
            int described,
            int evaluated,
            int denied,
            int failed,
            int vanished,
            int pending,
            double percent) {}

    /**
     * What was told.
     *
     * @param sent transitions in the digest that was sent
     * @param waiting outbox entries left for a later audit
     * @param failure why the digest could not be sent; empty otherwise
     */
    record AlertResult(long sent, int waiting, String failure) {}

    static AuditResult of(AuditReport report) {
        return new AuditResult(
                report.runId(),
                report.accountId(),
                report.isComplete(),
                millis(Duration.between(report.startedAt(), report.endedAt())),
                report.runs().stream().map(AuditResult::of).toList(),
                new AlertResult(
                        report.alerts().sent().stream()
                                .flatMap(digest -> digest.transitions())
                                .count(),
                        report.alerts().waiting(),
                        report.alerts().failure()));
    }

    private static RegionResult of(RegionRun run) {
        return new RegionResult(
                run.place().region(),
                run.outcome(),
                run.message(),
                of(run.coverage()),
                new TreeMap<>(run.calls()),
                counts(run.open(), OpenFinding::severity),
                counts(run.transitions(), transition -> transition.type()),
                run.warnings(),
                millis(Duration.between(run.startedAt(), run.endedAt())));
    }

    private static CoverageResult of(Coverage coverage) {
        return new CoverageResult(
                coverage.listed(),
                coverage.described(),
                coverage.evaluated(),
                coverage.denied(),
                coverage.failed(),
                coverage.vanished(),
                coverage.pending(),
                Math.floor(coverage.percent() * 100) / 100);
    }

    private static <T, K extends Comparable<K>> Map<K, Long> counts(List<T> items, Function<T, K> by) {
        return items.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static long millis(Duration duration) {
        return Math.max(0, duration.toMillis());
    }
}
