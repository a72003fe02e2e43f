package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A defect of one subject, as stored in the findings table.
 *
 * @param severity the current severity; for a closed finding, its last severity
 * @param exemption id of the exemption that suppresses the finding; null if none does
 * @param end why the finding is closed; null while it is open
 * @param reason the reason of the rule's verdict, or why the finding is closed
 * @param origin the API that created the job; null if the subject is not a job, or if an older version of the auditor
 *     stored the finding
 * @param targets up to {@value #MOST_TARGETS} target ARNs of a job
 * @param targetCount number of all targets of a job
 * @param remediation how to fix the defect, in words
 * @param since when the finding last opened
 * @param evaluatedAt when the evidence was read
 * @param updatedAt when an audit last wrote this finding to the table
 * @param history the last {@value #MOST_EVENTS} changes, oldest first
 * @param earlierEvents number of older changes, which are not kept
 */
public record Finding(
        FindingKey key,
        int ruleVersion,
        String title,
        FindingStatus status,
        @Nullable String exemption,
        Severity severity,
        @Nullable End end,
        String reason,
        Evidence evidence,
        @Nullable Origin origin,
        List<String> targets,
        int targetCount,
        String remediation,
        List<CliCommand> commands,
        Instant since,
        Instant evaluatedAt,
        Instant updatedAt,
        List<Event> history,
        int earlierEvents) {

    public static final int MOST_TARGETS = 5;
    public static final int MOST_EVENTS = 20;

    /**
     * Orders findings by severity with the worst first, by the minute of their last change with the newest first, then
     * by {@link FindingKey#ORDER}. Seconds do not count, because they only show the order in which an audit judges.
     */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::minuteOfChange)
            .reversed()
            .thenComparing(Finding::key, FindingKey.ORDER);

    public Finding {
        targets = List.copyOf(targets);
        commands = List.copyOf(commands);
        history = List.copyOf(history);
    }

    /**
     * Starts a builder of an open finding.
     *
     * @param at the value of each time that the caller does not set
     */
    public static FindingBuilder builder(FindingKey key, Severity severity, Instant at) {
        return new FindingBuilder(key, severity, at);
    }

    /** Starts a builder with the values of this finding. */
    public FindingBuilder toBuilder() {
        return new FindingBuilder(this);
    }

    /** One change in the history of a finding. */
    public record Event(
            Instant at,
            TransitionType type,
            Severity severity,
            @Nullable End end) {}

    public boolean isOpen() {
        return status != FindingStatus.CLOSED;
    }

    /** When the finding last changed according to its history: opened, closed, or changed its severity or exemption. */
    public Instant changedAt() {
        Instant last = history.isEmpty() ? since : history.getLast().at();
        return last.isAfter(since) ? last : since;
    }

    /** The time of the last change, cut to whole minutes. */
    public Instant minuteOfChange() {
        return changedAt().truncatedTo(ChronoUnit.MINUTES);
    }
}
