package dev.iotjobs.auditor.export.source;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.SubjectIds;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding of a saved document.
 *
 * @param changedAt when the finding last changed, to the minute; for a change by the document's own audit, the start of
 *     this audit
 * @param hasOwnId whether {@code finding} has the id that the document states; false only if the finding is about a job
 *     and an early version of the auditor saved the document
 */
record SavedFinding(Finding finding, Instant changedAt, boolean hasOwnId) {

    /**
     * Orders the open findings of one or more audit documents: exempted findings last, then the worst severity first,
     * then the newest change first, then by {@link FindingKey#ORDER}.
     */
    static final Comparator<SavedFinding> ORDER = Comparator.comparing(
                    (SavedFinding saved) -> saved.finding().status() == FindingStatus.OPEN)
            .thenComparing(saved -> saved.finding().severity())
            .thenComparing(SavedFinding::changedAt)
            .reversed()
            .thenComparing(saved -> saved.finding().key(), FindingKey.ORDER);

    private static final String HISTORY = "history";
    private static final String EARLIER = "earlierEvents";
    private static final String ORIGIN = "origin";
    private static final String SUBJECT = "subject";

    /** @throws BadDocumentException if the fields are not those of a finding */
    static SavedFinding of(SavedHead head, JsonFields fields) {
        try {
            return read(head, fields);
        } catch (IllegalArgumentException e) {
            throw fields.bad("findingId", "names a finding that is not valid: " + e.getMessage());
        }
    }

    private static SavedFinding read(SavedHead head, JsonFields fields) {
        FindingKey key = key(head, fields);
        boolean hasOwnId = key.id().equals(fields.text("findingId"));
        if (!hasOwnId && fields.has(SUBJECT)) {
            throw fields.bad("findingId", "does not match the account, Region, subject and rule of the finding");
        }
        Severity severity = fields.constant("severity", Severity.class);
        Instant since = fields.instant("openedAt");
        FindingStatus status = fields.constant("workflowStatus", FindingStatus.class);
        TransitionType change = fields.constantOrNull("transition", TransitionType.class);
        JsonFields remediation = fields.object("remediation");
        Instant evaluatedAt = fields.instant("evaluatedAt");
        Instant updatedAt = fields.instant("updatedAt", change == null ? evaluatedAt : head.startedAt());
        End end = fields.constantOrNull("closedBecause", End.class);
        if ((status == FindingStatus.CLOSED) != (end != null)) {
            throw fields.bad("closedBecause", "does not fit workflowStatus");
        }
        Finding finding = Finding.builder(key, severity, updatedAt)
                .rule(fields.number("ruleVersion"), fields.text("title"), remediation.text("text"))
                .status(status, end)
                .exemption(fields.textOrNull("exemptedBy"))
                .because(
                        fields.text("reason"),
                        new Evidence(fields.scalars("evidence")),
                        remediation.list("commands", SavedFinding::command))
                .targets(fields.texts("targets"), fields.number("targetCount"))
                .since(since)
                .evaluatedAt(evaluatedAt)
                .origin(origin(fields))
                .history(history(fields, since, severity), fields.has(EARLIER) ? fields.number(EARLIER) : 0)
                .build();
        return new SavedFinding(finding, change == null ? finding.minuteOfChange() : head.startedAt(), hasOwnId);
    }

    private static FindingKey key(SavedHead head, JsonFields fields) {
        AccountRegion place = head.place(fields.text("region"));
        Subject subject =
                fields.has(SUBJECT) ? SubjectIds.subject(place, fields.text(SUBJECT)) : subject(place, fields);
        return new FindingKey(place, subject, fields.text("ruleId"));
    }

    /**
     * The subject of a saved finding that lacks the id of its subject. Only early versions of the auditor saved
     * findings without this id.
     */
    private static Subject subject(AccountRegion place, JsonFields fields) {
        String arn = fields.text("resourceArn");
        if (fields.has("jobId")) {
            // These documents lack the creation time of the job, so the id of the finding differs.
            return new Subject.OfJob(new JobKey(arn, null));
        }
        if (arn.contains(":servicequotas:")) {
            return new Subject.OfQuota(place, arn.substring(arn.lastIndexOf('/') + 1));
        }
        return arn.endsWith(":*") ? new Subject.OfRegion(place) : new Subject.OfTarget(place, arn);
    }

    /** The API that created the job of a saved finding; null if the saved document does not state it. */
    private static @Nullable Origin origin(JsonFields fields) {
        if (fields.has(ORIGIN)) {
            return fields.constant(ORIGIN, Origin.class);
        }
        // Early versions saved the origin only in the evidence.
        JsonFields evidence = fields.object("evidence");
        return evidence.has(ORIGIN) && !fields.has(SUBJECT) ? evidence.constant(ORIGIN, Origin.class) : null;
    }

    private static List<Event> history(JsonFields fields, Instant since, Severity severity) {
        return fields.has(HISTORY)
                ? fields.list(HISTORY, SavedFinding::event)
                : List.of(new Event(since, TransitionType.OPENED, severity, null));
    }

    private static Event event(JsonFields event) {
        return new Event(
                event.instant("at"),
                event.constant("transition", TransitionType.class),
                event.constant("severity", Severity.class),
                event.constantOrNull("closedBecause", End.class));
    }

    private static CliCommand command(JsonFields command) {
        List<String> words = ShellWords.of(command.text("command"));
        if (words.isEmpty() || !words.getFirst().equals("aws")) {
            throw command.bad("command", "is not a command of the AWS CLI");
        }
        return new CliCommand(
                command.flag("changes") ? CliCommand.Effect.FIX : CliCommand.Effect.LOOK,
                command.text("purpose"),
                words.subList(1, words.size()));
    }
}
