package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.audit.AlertReport;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
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
 * @param dryRun whether it knew nothing of earlier audits, kept nothing, and told nobody
 */
public record AuditResult(AuditReport report, List<Finding> findings, boolean dryRun) {

    /** What became of the alert. */
    public enum AlertStatus {
        /** It may stay in the outbox all the same, and be told again. */
        SENT,
        NOTHING_TO_TELL,
        /** It stays in the outbox, and the next audit tells it. */
        FAILED,
        /** A dry run tells nobody. */
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
        if (dryRun) {
            return AlertStatus.OFF;
        }
        if (alerts.isFailed()) {
            return AlertStatus.FAILED;
        }
        return alerts.sent().isEmpty() ? AlertStatus.NOTHING_TO_TELL : AlertStatus.SENT;
    }

    /** Open findings of that severity or worse. */
    public long countOpen(Severity atLeast) {
        return open().stream()
                .filter(finding -> finding.severity().isAtLeast(atLeast))
                .count();
    }

    List<Finding> open() {
        return findings.stream().filter(Finding::isOpen).toList();
    }

    List<Finding> resolved() {
        return findings.stream().filter(finding -> !finding.isOpen()).toList();
    }

    /** What happened last to each finding that this audit changed, in all Regions. */
    Map<FindingKey, TransitionType> changes() {
        return report.runs().stream()
                .flatMap(run -> run.changes().stream())
                .collect(Collectors.toMap(Change::key, Change::type, (first, second) -> second));
    }

    Optional<Digest> digest() {
        return report.alerts().sent();
    }
}
