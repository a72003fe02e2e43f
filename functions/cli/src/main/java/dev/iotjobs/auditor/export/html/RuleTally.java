package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the open findings of one rule, without the exempted ones. Not thread-safe. */
final class RuleTally {

    /**
     * Orders rules by worst severity, then by number of findings with this severity, then by number of all findings,
     * then by id.
     */
    static final Comparator<RuleTally> WORST_FIRST = Comparator.comparing(
                    RuleTally::worst, Comparator.<Severity>reverseOrder())
            .thenComparing(rule -> rule.count(rule.worst()), Comparator.reverseOrder())
            .thenComparing(RuleTally::count, Comparator.reverseOrder())
            .thenComparing(RuleTally::id);

    /**
     * Orders rules by their most urgent findings: worst severity, then most unfinished executions, then newest change,
     * then rule id.
     */
    static final Comparator<RuleTally> MOST_URGENT_FIRST = Comparator.comparing(
                    (RuleTally rule) -> rule.first().severity(), Comparator.<Severity>reverseOrder())
            .thenComparing(rule -> toCome(rule.first()), Comparator.reverseOrder())
            .thenComparing(rule -> rule.first().changedAt(), Comparator.reverseOrder())
            .thenComparing(RuleTally::id);

    private final String id;
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final Set<String> nouns = new HashSet<>();
    private final Set<String> criticalRegions = new HashSet<>();
    private Finding first;
    private int openedThisWeek;
    private int criticalAndLive;
    private @Nullable Double criticalFromPercent;

    RuleTally(Finding finding) {
        this.id = finding.key().ruleId();
        this.first = finding;
    }

    void add(Finding finding, boolean isOpenedThisWeek) {
        counts.merge(finding.severity(), 1, Integer::sum);
        nouns.add(finding.key().subject().noun());
        openedThisWeek += isOpenedThisWeek ? 1 : 0;
        first = isMoreUrgent(finding, first) ? finding : first;
        if (finding.severity() == Severity.CRITICAL) {
            criticalAndLive += isLive(finding) ? 1 : 0;
            criticalRegions.add(finding.key().place().region());
            if (finding.evidence().values().get("criticalFromPercent") instanceof Number percent) {
                double from = percent.doubleValue();
                criticalFromPercent = criticalFromPercent == null ? from : Math.min(criticalFromPercent, from);
            }
        }
    }

    private static boolean isMoreUrgent(Finding one, Finding other) {
        return Comparator.comparing(Finding::severity)
                        .thenComparingLong(RuleTally::toCome)
                        .thenComparing(Finding::changedAt)
                        .compare(one, other)
                > 0;
    }

    /** How many executions of the finding's job are queued or in progress; 0 if unknown or if the job is not live. */
    static long toCome(Finding finding) {
        return isLive(finding) ? fact(finding, "queued") + fact(finding, "inProgress") : 0;
    }

    /** How many executions of the finding's job failed or timed out; 0 if unknown or if the job is not live. */
    static long failedSoFar(Finding finding) {
        return isLive(finding) ? fact(finding, "failed") + fact(finding, "timedOut") : 0;
    }

    private static boolean isLive(Finding finding) {
        return finding.evidence().values().get("status") instanceof String status
                && !status.isEmpty()
                && !new JobStatus(status).isTerminal();
    }

    private static long fact(Finding finding, String name) {
        return finding.evidence().values().get(name) instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }

    String id() {
        return id;
    }

    String title() {
        return Row.RuleText.of(first).title();
    }

    /** The most urgent finding: worst severity, then most unfinished executions, then newest change. */
    Finding first() {
        return first;
    }

    Map<Severity, Integer> counts() {
        return counts;
    }

    int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int count(Severity severity) {
        return counts.getOrDefault(severity, 0);
    }

    Severity worst() {
        return first.severity();
    }

    /** Number of findings that opened or reopened in the last 7 days and are still open. */
    int openedThisWeek() {
        return openedThisWeek;
    }

    int criticalAndLive() {
        return criticalAndLive;
    }

    int criticalRegions() {
        return criticalRegions.size();
    }

    /**
     * The lowest percentage that makes a finding of this rule CRITICAL, according to the evidence of the critical
     * findings. Null if no evidence states such a percentage.
     */
    @Nullable
    Double criticalFromPercent() {
        return criticalFromPercent;
    }

    /**
     * The number of findings with the kind of their subjects, for example {@code 20 jobs} or {@code 1 quota}. If the
     * subjects are of several kinds, only the number, for example {@code 3 findings}.
     */
    String size() {
        return Figures.count(count(), nouns.size() == 1 ? nouns.iterator().next() : "finding");
    }
}
