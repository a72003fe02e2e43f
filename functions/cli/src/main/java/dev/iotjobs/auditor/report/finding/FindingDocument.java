package dev.iotjobs.auditor.report.finding;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.document.DocumentJson;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stored findings as JSON: a document with all of a list, or the object of one finding. */
public final class FindingDocument {

    private FindingDocument() {}

    /**
     * Writes a list of findings, finding by finding, without a line break at its end; the stream stays open.
     *
     * @throws IOException if it cannot be written
     * @throws RuntimeException if the findings cannot be read; part of the document is then already written
     */
    public static void write(FindingHeading heading, Stream<Finding> findings, OutputStream out) throws IOException {
        List<Audit> audits = heading.audits().stream()
                .map(audit -> new Audit(
                        audit.place().region(),
                        audit.run() == null ? null : audit.run().time().start()))
                .toList();
        DocumentJson.write(
                new Listed(
                        heading.accountId(),
                        audits,
                        heading.open(),
                        heading.exempted(),
                        findings.map(FindingDocument::part).iterator()),
                out);
    }

    /** A finding as an object, without a line break at its end. */
    public static String of(Finding finding) {
        return AuditJson.write(part(finding));
    }

    private record Listed(
            String accountId, List<Audit> audits, long openFindings, long exemptedFindings, Iterator<Part> findings) {}

    private record Audit(String region, @Nullable Instant startedAt) {}

    private record Part(
            String findingId,
            String accountId,
            String region,
            String ruleId,
            int ruleVersion,
            String title,
            Severity severity,
            FindingStatus workflowStatus,
            @Nullable String exemptedBy,
            @Nullable End closedBecause,
            String subject,
            @Nullable String jobId,
            @Nullable Origin origin,
            String resourceArn,
            String reason,
            Map<String, Object> evidence,
            List<String> targets,
            int targetCount,
            Remediation remediation,
            Instant openedAt,
            Instant evaluatedAt,
            Instant updatedAt,
            List<EventPart> history,
            int earlierEvents) {}

    private record Remediation(String text, List<Command> commands) {}

    private record Command(String purpose, String command, boolean changes) {}

    private record EventPart(
            Instant at,
            TransitionType type,
            Severity severity,
            @Nullable End closedBecause) {

        static EventPart of(Event event) {
            return new EventPart(event.at(), event.type(), event.severity(), event.end());
        }
    }

    private static Part part(Finding finding) {
        Subject subject = finding.key().subject();
        return new Part(
                finding.key().id(),
                finding.key().place().accountId(),
                finding.key().place().region(),
                finding.key().ruleId(),
                finding.ruleVersion(),
                finding.title(),
                finding.severity(),
                finding.status(),
                finding.exemption(),
                finding.end(),
                subject.id(),
                subject.job() == null ? null : subject.job().jobId(),
                finding.origin(),
                subject.resourceArn(),
                finding.reason(),
                finding.evidence().facts(),
                finding.targets(),
                finding.targetCount(),
                new Remediation(
                        finding.remediation(),
                        finding.commands().stream()
                                .map(FindingDocument::command)
                                .toList()),
                finding.since(),
                finding.evaluatedAt(),
                finding.updatedAt(),
                finding.history().stream().map(EventPart::of).toList(),
                finding.earlierEvents());
    }

    private static Command command(CliCommand command) {
        return new Command(command.purpose(), command.toString(), command.effect() == CliCommand.Effect.FIX);
    }
}
