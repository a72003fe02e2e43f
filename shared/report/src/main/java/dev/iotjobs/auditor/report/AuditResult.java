package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An audit, ready to be shown.
 *
 * @param findings open after it or resolved by it; kept in order, open before resolved and worst first
 * @param unheard why nobody hears of alerts, for example a dry run; empty when they go out
 */
public record AuditResult(AuditReport report, List<Finding> findings, String unheard) {

    /** What became of the alert. */
    public enum AlertStatus {
        SENT,
        NOTHING_TO_TELL,
        /** It stays in the outbox, and the next audit tells it. */
        FAILED,
        /** Nobody is there to hear it. */
        OFF
    }

    private static final Comparator<Finding> OPEN_AND_WORST_FIRST = Comparator.comparing(Finding::isOpen)
            .thenComparing(Finding::severity)
            .reversed()
            .thenComparing(finding -> finding.key().ruleId())
            .thenComparing(finding -> finding.key().findingId());

    public AuditResult {
        findings = findings.stream().sorted(OPEN_AND_WORST_FIRST).toList();
    }

    public AlertStatus alertStatus() {
        AlertReport alerts = report.alerts();
        if (!alerts.failure().isEmpty()) {
            return AlertStatus.FAILED;
        }
        if (alerts.sent().isEmpty()) {
            return AlertStatus.NOTHING_TO_TELL;
        }
        return unheard.isEmpty() ? AlertStatus.SENT : AlertStatus.OFF;
    }

    /** Whether a finding of that severity or worse is open. */
    public boolean hasOpen(Severity atLeast) {
        return open().stream().anyMatch(finding -> finding.severity().isAtLeast(atLeast));
    }

    List<Finding> open() {
        return findings.stream().filter(Finding::isOpen).toList();
    }

    List<Finding> resolved() {
        return findings.stream().filter(finding -> !finding.isOpen()).toList();
    }

    /** Everything that changed by this audit, in all Regions. */
    List<Transition> transitions() {
        return report.runs().stream()
                .map(RegionRun::transitions)
                .flatMap(List::stream)
                .toList();
    }

    /** What happened last to each finding that changed. */
    Map<FindingKey, Transition> transitionsByKey() {
        return transitions().stream()
                .collect(Collectors.toMap(
                        transition -> transition.finding().key(), transition -> transition, (first, second) -> second));
    }

    Optional<Digest> digest() {
        return report.alerts().sent();
    }
}
