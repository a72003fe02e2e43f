package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A defect of one subject, as the findings table has it.
 *
 * @param severity the current one, or the last one of a closed finding
 * @param exemption id of the exemption under which it is open; null for none
 * @param end why it is closed; null while it is open
 * @param reason why, in the rule's words; of a closed finding, why it is closed
 * @param targets of a job, up to {@value #MOST_TARGETS} target ARNs
 * @param targetCount of a job, how many targets there are
 * @param remediation how to fix it, in words
 * @param since when it opened last
 * @param evaluatedAt when the evidence was seen on which it rests
 * @param updatedAt when this record was written
 * @param history the last {@value #MOST_EVENTS} changes, oldest first
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
        List<String> targets,
        int targetCount,
        String remediation,
        List<CliCommand> commands,
        Instant since,
        Instant evaluatedAt,
        Instant updatedAt,
        List<Event> history) {

    public static final int MOST_TARGETS = 5;
    public static final int MOST_EVENTS = 20;

    public Finding {
        targets = List.copyOf(targets);
        commands = List.copyOf(commands);
        history = List.copyOf(history);
    }

    /** A finding that opened, and was evaluated and written, at an instant, unless the builder is given other ones. */
    public static FindingBuilder builder(FindingKey key, Severity severity, Instant at) {
        return new FindingBuilder(key, severity, at);
    }

    /** The same finding, to be changed. */
    public FindingBuilder toBuilder() {
        return new FindingBuilder(this);
    }

    /** One change of a finding. */
    public record Event(
            Instant at,
            TransitionType type,
            Severity severity,
            @Nullable End end) {}

    public boolean isOpen() {
        return status != FindingStatus.CLOSED;
    }
}
