package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding in JSON.
 *
 * @param findingId made from account, Region, subject and rule
 * @param subject id of the subject
 * @param jobId null if the subject is neither a job nor a deleted job
 */
public record FindingPart(
        String findingId,
        String ruleId,
        int ruleVersion,
        Severity severity,
        String complianceStatus,
        FindingStatus workflowStatus,
        @Nullable String exemptedBy,
        @Nullable End closedBecause,
        String region,
        String subject,
        @Nullable String jobId,
        String resourceArn,
        String title,
        String reason,
        Map<String, Object> evidence,
        @Nullable Origin origin,
        List<String> targets,
        int targetCount,
        Remediation remediation,
        Instant openedAt,
        Instant evaluatedAt,
        Instant updatedAt,
        List<EventPart> history,
        int earlierEvents) {

    /** How to fix a finding, in words and by commands. */
    public record Remediation(String text, List<CommandPart> commands) {}

    /**
     * A command of the AWS CLI.
     *
     * @param changes whether the command changes something in the account
     */
    public record CommandPart(String purpose, String command, boolean changes) {

        private static CommandPart of(CliCommand command) {
            return new CommandPart(command.purpose(), command.toString(), command.effect() == CliCommand.Effect.FIX);
        }
    }

    /** A change in the history of a finding. */
    public record EventPart(
            Instant at,
            TransitionType transition,
            Severity severity,
            @Nullable End closedBecause) {

        private static EventPart of(Event event) {
            return new EventPart(event.at(), event.type(), event.severity(), event.end());
        }
    }

    public static FindingPart of(Finding finding) {
        Subject subject = finding.key().subject();
        return new FindingPart(
                finding.key().id(),
                finding.key().ruleId(),
                finding.ruleVersion(),
                finding.severity(),
                complianceStatus(finding),
                finding.status(),
                finding.isOpen() ? finding.exemption() : null,
                finding.end(),
                finding.key().place().region(),
                subject.id(),
                subject.job() == null ? null : subject.name(),
                subject.resourceArn(),
                finding.title(),
                finding.reason(),
                finding.evidence().values(),
                finding.origin(),
                finding.targets(),
                finding.targetCount(),
                new Remediation(
                        finding.remediation(),
                        finding.commands().stream().map(CommandPart::of).toList()),
                finding.since(),
                finding.evaluatedAt(),
                finding.updatedAt(),
                finding.history().stream().map(EventPart::of).toList(),
                finding.earlierEvents());
    }

    /**
     * The compliance status of the subject for the rule of a finding. {@code NOT_APPLICABLE} if the finding closed
     * without a fix.
     */
    public static String complianceStatus(Finding finding) {
        if (finding.isOpen()) {
            return "NON_COMPLIANT";
        }
        // The true status after a closing without a fix is unknown
        return finding.end() == End.FIXED ? "COMPLIANT" : "NOT_APPLICABLE";
    }
}
