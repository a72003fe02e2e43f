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
 * @param severity the current severity; of a closed finding, the last one
 * @param exemption id of the exemption that suppresses it; null for none
 * @param end why it is closed; null while it is open
 * @param reason the reason of the rule's verdict; of a closed finding, why it is closed
 * @param origin the API that created the job; null for other subjects, and if it was stored before origins were
 * @param targets up to {@value #MOST_TARGETS} target ARNs of a job
 * @param targetCount number of all targets of a job
 * @param remediation how to fix it, in words
 * @param since when it last opened
 * @param evaluatedAt when its evidence was read
 * @param updatedAt when this item was written
 * @param history the last {@value #MOST_EVENTS} changes, oldest first
 * @param earlierEvents number of older changes, which are no longer kept
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
     * The worst severity first, then the newest change by the minute, then {@link FindingKey#ORDER}. Within a minute, only
     * the order in which one audit judged would count.
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

    /** A builder of a finding whose times are all {@code at}, until they are set. */
    public static FindingBuilder builder(FindingKey key, Severity severity, Instant at) {
        return new FindingBuilder(key, severity, at);
    }

    /** A builder that begins with this finding. */
    public FindingBuilder toBuilder() {
        return new FindingBuilder(this);
    }

    /** An entry of the finding's history. */
    public record Event(
            Instant at,
            TransitionType type,
            Severity severity,
            @Nullable End end) {}

    public boolean isOpen() {
        return status != FindingStatus.CLOSED;
    }

    /** When it changed last, as its history says: its severity, its exemption, or whether it is open. */
    public Instant changedAt() {
        Instant last = history.isEmpty() ? since : history.getLast().at();
        return last.isAfter(since) ? last : since;
    }

    /** The minute of {@link #changedAt}. */
    public Instant minuteOfChange() {
        return changedAt().truncatedTo(ChronoUnit.MINUTES);
    }
}
