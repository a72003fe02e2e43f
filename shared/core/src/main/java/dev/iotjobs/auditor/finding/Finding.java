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
 * @param exemption id of the exemption that suppresses the finding; null if the finding is not exempted
 * @param end how the finding closed, such as {@link End#FIXED}; null for an open finding
 * @param reason why the rule gave its verdict, in words; for a closed finding, why it closed, in words
 * @param origin the API that created the job; null if unknown or if the subject is not a job
 * @param targets up to {@value #MOST_TARGETS} target ARNs of a job
 * @param targetCount number of all targets of a job
 * @param remediation how to fix the defect, in words
 * @param since when the finding last opened
 * @param evaluatedAt when the evidence was read
 * @param updatedAt when an audit last wrote this finding to the table
 * @param history the last {@value #MOST_EVENTS} changes, oldest first
 * @param earlierEvents number of older changes, which are no longer stored
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
     * Orders findings by severity (worst first), then by the minute of their last change (newest first), then by {@link
     * FindingKey#ORDER}.
     */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::minuteOfChange) // seconds only show the order in which an audit judges
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
     * @param at default of {@link #since}, {@link #evaluatedAt} and {@link #updatedAt}
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
