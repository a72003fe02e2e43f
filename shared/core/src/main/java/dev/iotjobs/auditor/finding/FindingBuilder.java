package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Finding}. Not safe for use by several threads. */
public final class FindingBuilder {

    private final FindingKey key;
    private int ruleVersion;
    private String title;
    private FindingStatus status = FindingStatus.OPEN;
    private @Nullable String exemption;
    private Severity severity;
    private @Nullable End end;
    private String reason = "";
    private Evidence evidence = Evidence.none();
    private @Nullable Origin origin;
    private List<String> targets = List.of();
    private int targetCount;
    private String remediation = "";
    private List<CliCommand> commands = List.of();
    private Instant since;
    private Instant evaluatedAt;
    private Instant updatedAt;
    private List<Event> history = List.of();
    private int earlierEvents;

    FindingBuilder(FindingKey key, Severity severity, Instant at) {
        this.key = key;
        this.title = key.ruleId();
        this.severity = severity;
        this.since = at;
        this.evaluatedAt = at;
        this.updatedAt = at;
    }

    FindingBuilder(Finding finding) {
        this(finding.key(), finding.severity(), finding.updatedAt());
        rule(finding.ruleVersion(), finding.title(), finding.remediation());
        status(finding.status(), finding.end());
        exemption(finding.exemption());
        because(finding.reason(), finding.evidence(), finding.commands());
        origin(finding.origin());
        targets(finding.targets(), finding.targetCount());
        since(finding.since());
        evaluatedAt(finding.evaluatedAt());
        history(finding.history(), finding.earlierEvents());
    }

    /** Sets the values that all findings of the rule share. */
    public FindingBuilder rule(int version, String itsTitle, String itsRemediation) {
        ruleVersion = version;
        title = itsTitle;
        remediation = itsRemediation;
        return this;
    }

    public FindingBuilder severity(Severity now) {
        severity = now;
        return this;
    }

    /**
     * Sets the status.
     *
     * @param because why the finding is closed; null for an open or suppressed finding
     */
    public FindingBuilder status(FindingStatus now, @Nullable End because) {
        status = now;
        end = because;
        return this;
    }

    /** Sets the id of the exemption that suppresses the finding; null if none does. */
    public FindingBuilder exemption(@Nullable String id) {
        exemption = id;
        return this;
    }

    /** Sets reason, evidence and commands from the rule's verdict on the subject. */
    public FindingBuilder because(String itsReason, Evidence itsEvidence, List<CliCommand> itsCommands) {
        reason = itsReason;
        evidence = itsEvidence;
        commands = itsCommands;
        return this;
    }

    /** Sets the API that created the job; null if it is unknown. */
    public FindingBuilder origin(@Nullable Origin itsOrigin) {
        origin = itsOrigin;
        return this;
    }

    /**
     * Sets the targets of a job.
     *
     * @param some the first targets, up to {@value Finding#MOST_TARGETS}
     * @param count number of all targets
     */
    public FindingBuilder targets(List<String> some, int count) {
        targets = some;
        targetCount = count;
        return this;
    }

    public FindingBuilder since(Instant opened) {
        since = opened;
        return this;
    }

    public FindingBuilder evaluatedAt(Instant seen) {
        evaluatedAt = seen;
        return this;
    }

    public FindingBuilder updatedAt(Instant written) {
        updatedAt = written;
        return this;
    }

    public FindingBuilder history(List<Event> events) {
        return history(events, 0);
    }

    /**
     * Sets the history. Keeps the last {@value Finding#MOST_EVENTS} changes and counts the older ones.
     *
     * @param earlier number of changes before {@code events}
     */
    public FindingBuilder history(List<Event> events, int earlier) {
        int dropped = Math.max(0, events.size() - Finding.MOST_EVENTS);
        history = events.subList(dropped, events.size());
        earlierEvents = earlier + dropped;
        return this;
    }

    public Finding build() {
        return new Finding(
                key,
                ruleVersion,
                title,
                status,
                exemption,
                severity,
                end,
                reason,
                evidence,
                origin,
                targets,
                targetCount,
                remediation,
                commands,
                since,
                evaluatedAt,
                updatedAt,
                history,
                earlierEvents);
    }
}
