package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.rule.ComplianceStatus;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A defect of one subject, over time.
 *
 * @param severity the current one, or the last one of a resolved finding
 * @param complianceStatus what the rule said last; {@code INSUFFICIENT_DATA} never changes a finding
 * @param reason why, in the rule's words; of a resolved finding, why it is resolved
 * @param command mends it, or shows where to look; null where no command helps
 * @param firstObservedAt when it was opened first
 * @param lastObservedAt when the evidence was seen on which it rests
 * @param updatedAt when this record was written
 * @param revision of the subject's ledger entry with which this record was written
 */
public record Finding(
        FindingKey key,
        String title,
        Severity severity,
        ComplianceStatus complianceStatus,
        WorkflowStatus workflowStatus,
        RecordState recordState,
        String reason,
        Evidence evidence,
        String remediation,
        @Nullable String command,
        Instant firstObservedAt,
        Instant lastObservedAt,
        Instant updatedAt,
        long revision) {

    public Finding {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
    }

    public boolean isOpen() {
        return workflowStatus != WorkflowStatus.RESOLVED;
    }

    public Finding withWorkflowStatus(WorkflowStatus status) {
        return new Finding(
                key,
                title,
                severity,
                complianceStatus,
                status,
                recordState,
                reason,
                evidence,
                remediation,
                command,
                firstObservedAt,
                lastObservedAt,
                updatedAt,
                revision);
    }

    /** This finding, seen again unchanged. */
    public Finding observedAt(Instant instant) {
        return new Finding(
                key,
                title,
                severity,
                complianceStatus,
                workflowStatus,
                recordState,
                reason,
                evidence,
                remediation,
                command,
                firstObservedAt,
                instant,
                updatedAt,
                revision);
    }
}
