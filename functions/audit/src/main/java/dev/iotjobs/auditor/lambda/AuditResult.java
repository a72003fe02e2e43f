package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.audit.OpenFinding;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the function answers: figures, not findings, which are in the table.
 *
 * @param complete whether every job in scope has verdicts on fresh evidence
 * @param startedAt in ISO 8601
 * @param durationMillis of the whole audit
 */
record AuditResult(
        String runId,
        String accountId,
        boolean complete,
        String startedAt,
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
            List<QuotaResult> quotas,
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
     * How much of a quota is in use.
     *
     * @param limit null when nobody knows it
     * @param used jobs that count for certain
     */
    record QuotaResult(
            String quotaCode, String name, @Nullable Double limit, long used) {}

    /**
     * What was told.
     *
     * @param sent transitions in the digest that was sent
     * @param waiting outbox entries left for a later audit
     * @param failure why the digest could not be sent, or will be sent again; empty otherwise
     */
    record AlertResult(long sent, int waiting, String failure) {}

    static AuditResult of(AuditReport report) {
        return new AuditResult(
                report.runId(),
                report.accountId(),
                report.isComplete(),
                report.startedAt().toString(),
                millis(report.startedAt(), report.endedAt()),
                report.runs().stream().map(AuditResult::of).toList(),
                new AlertResult(
                        report.alerts().sent().map(Digest::count).orElse(0),
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
                counts(run.changes(), Change::type),
                run.quotas().stream().map(AuditResult::of).toList(),
                run.warnings(),
                millis(run.startedAt(), run.endedAt()));
    }

    private static QuotaResult of(QuotaUsage quota) {
        return new QuotaResult(quota.quotaCode(), quota.name(), quota.limit(), quota.used());
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
                coverage.shownPercent());
    }

    private static <T, K extends Comparable<K>> Map<K, Long> counts(List<T> items, Function<T, K> by) {
        return items.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
