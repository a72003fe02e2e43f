package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import java.util.List;

/**
 * What is left to do of an outbox entry that was told: to take it out, and to note that its findings were told.
 *
 * @param findings whose workflow status was {@code NEW}
 */
public record Told(String region, String subjectId, long revision, List<FindingKey> findings) {

    public Told {
        findings = List.copyOf(findings);
    }

    public static Told of(OutboxEntry entry) {
        List<FindingKey> fresh = entry.transitions().stream()
                .map(transition -> transition.finding())
                .filter(finding -> finding.workflowStatus() == WorkflowStatus.NEW)
                .map(finding -> finding.key())
                .toList();
        return new Told(entry.region(), entry.subjectId(), entry.revision(), fresh);
    }
}
