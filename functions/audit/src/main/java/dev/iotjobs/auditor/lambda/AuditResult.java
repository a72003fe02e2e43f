package dev.iotjobs.auditor.lambda;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the Lambda function. It has figures only; the findings are in the findings table.
 *
 * @param complete whether every job in scope has verdicts based on fresh evidence
 * @param startedAt in ISO 8601
 * @param durationMillis duration of the whole audit, in milliseconds
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
     * The result of one Region.
     *
     * @param message why the Region failed or was not audited; empty otherwise
     * @param ruleCoveragePercent share of the expected verdicts that rules gave; null if no verdict was expected
     * @param withoutData number of subjects for which a rule lacked data, by rule id and reason
     * @param ruleFailures number of subjects for which a rule threw an exception, by rule id
     */
    record RegionResult(
            String region,
            RegionRun.Outcome outcome,
            String message,
            CoverageResult coverage,
            @Nullable Double ruleCoveragePercent,
            Map<String, ApiCalls> calls,
            Map<Severity, Long> openFindings,
            Map<TransitionType, Long> transitions,
            Map<String, Map<Gap, Integer>> withoutData,
            Map<String, Integer> ruleFailures,
            List<QuotaResult> quotas,
            List<String> warnings,
            long durationMillis) {}

    /** The coverage of a Region: numbers of jobs, and the percentage of jobs that were evaluated. */
    record CoverageResult(
            int listed,
            int endedLongAgo,
            int described,
            int evaluated,
            int denied,
            int malformed,
            int failed,
            int notReached,
            int vanished,
            int heldBack,
            double percent) {}

    /**
     * The usage of a quota.
     *
     * @param limit null if unknown
     * @param used number of jobs that certainly count towards the quota
     */
    record QuotaResult(
            String quotaCode, String name, @Nullable Double limit, long used) {}

    /**
     * Whether the audit sent a message to subscribers, and what the message reports.
     *
     * @param changes number of reported changes
     * @param waiting number of findings that a later message reports
     * @param failure what went wrong with this or an earlier message; empty if nothing failed
     * @param confirmedSubscriptions number of confirmed subscriptions of the topic; null if unknown
     */
    record AlertResult(
            AlertReport.Status status,
            int changes,
            int waiting,
            String failure,
            @Nullable Integer confirmedSubscriptions) {}

    static AuditResult of(AuditReport report) {
        return new AuditResult(
                report.runId(),
                report.account().id(),
                report.isComplete(),
                report.time().start().toString(),
                report.time().millis(),
                report.runs().stream().map(AuditResult::of).toList(),
                new AlertResult(
                        report.alerts().status(),
                        changes(report.alerts()),
                        report.alerts().waiting(),
                        report.alerts().failure(),
                        report.subscribers().confirmed()));
    }

    static int changes(AlertReport alerts) {
        return alerts.changes().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static RegionResult of(RegionRun run) {
        return new RegionResult(
                run.place().region(),
                run.outcome(),
                run.message(),
                of(run.coverage()),
                run.judged().ruleCoverage().percent(),
                new TreeMap<>(run.read().calls()),
                counts(run.judged().open(), OpenFinding::severity),
                counts(run.judged().transitions(), Transition::type),
                withoutData(run),
                run.judged().failures().stream()
                        .collect(Collectors.toMap(
                                RuleFailure::ruleId, RuleFailure::subjects, Integer::sum, TreeMap::new)),
                run.read().quotas().stream().map(AuditResult::of).toList(),
                run.warnings(),
                run.time().millis());
    }

    private static Map<String, Map<Gap, Integer>> withoutData(RegionRun run) {
        Map<String, Map<Gap, Integer>> withoutData = new TreeMap<>();
        run.judged().rules().forEach((ruleId, counts) -> {
            if (counts.withoutData() > 0) {
                withoutData.put(ruleId, counts.gapsInData());
            }
        });
        return withoutData;
    }

    private static QuotaResult of(QuotaUsage quota) {
        return new QuotaResult(quota.quota().code(), quota.quota().name(), quota.limit(), quota.used());
    }

    private static CoverageResult of(Coverage coverage) {
        return new CoverageResult(
                coverage.listed().jobs(),
                coverage.listed().endedLongAgo(),
                coverage.described(),
                coverage.evaluated(),
                coverage.failures().denied(),
                coverage.failures().malformed(),
                coverage.failures().failed(),
                coverage.notReached().jobs(),
                coverage.deletions().vanished(),
                coverage.deletions().heldBack(),
                coverage.percent());
    }

    static <T, K extends Comparable<K>> Map<K, Long> counts(List<T> items, Function<T, K> by) {
        return items.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
