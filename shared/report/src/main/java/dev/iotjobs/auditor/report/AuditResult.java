package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An audit, ready to be shown.
 *
 * @param findings open in scope after it or closed by it; kept in order, open before closed and worst first
 * @param dryRun whether it wrote and sent nothing
 * @param notes sentences about how the audit was made
 */
public record AuditResult(AuditReport report, List<Finding> findings, boolean dryRun, List<String> notes) {

    private static final long TENTHS_BELOW_SECONDS = 10;
    private static final long SECONDS_BELOW = 120;

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::status)
            .thenComparing(Finding::severity, Comparator.reverseOrder())
            .thenComparing(Finding::since, Comparator.reverseOrder())
            .thenComparing(finding -> finding.key().ruleId())
            .thenComparing(finding -> finding.key().place().region())
            .thenComparing(finding -> finding.key().subject().id());

    public AuditResult {
        findings = findings.stream().sorted(WORST_FIRST).toList();
        notes = List.copyOf(notes);
    }

    /** Findings of that severity or worse that are open, in scope and not exempted. */
    public long countOpen(Severity atLeast) {
        return open().stream()
                .filter(finding -> finding.severity().isAtLeast(atLeast))
                .count();
    }

    /** Whether the mail could not be sent, as far as the audit knows. */
    public boolean isMailFailed() {
        return !dryRun && report.alerts().isFailed();
    }

    /** Open findings that are not exempted, worst first. */
    public List<Finding> open() {
        return with(FindingStatus.OPEN);
    }

    List<Finding> exempted() {
        return with(FindingStatus.SUPPRESSED);
    }

    private List<Finding> with(FindingStatus status) {
        return findings.stream().filter(finding -> finding.status() == status).toList();
    }

    /** What this audit changed about each of these findings: a new one that then worsened is new. */
    public Map<FindingKey, TransitionType> changes() {
        Set<FindingKey> shown = findings.stream().map(Finding::key).collect(Collectors.toSet());
        return report.runs().stream()
                .flatMap(run -> run.transitions().stream())
                .filter(transition -> shown.contains(transition.key()))
                .collect(Collectors.toMap(Transition::key, Transition::type, AuditResult::both));
    }

    private static TransitionType both(TransitionType first, TransitionType second) {
        boolean opened = first == TransitionType.OPENED || first == TransitionType.REOPENED;
        return opened && second != TransitionType.CLOSED ? first : second;
    }

    /** How long the audit took, for example {@code 4.7 s}, {@code 41 s} or {@code 3 min 20 s}. */
    public String duration() {
        long millis = Math.max(
                0, Duration.between(report.startedAt(), report.endedAt()).toMillis());
        long seconds = millis / 1_000;
        if (seconds < TENTHS_BELOW_SECONDS) {
            return seconds + "." + millis % 1_000 / 100 + " s";
        }
        return seconds < SECONDS_BELOW ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Whether anything is known about findings. */
    boolean isJudged() {
        return report.runs().stream().anyMatch(RegionRun::isJudged);
    }
}
