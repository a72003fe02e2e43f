package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A change of a finding that an audit committed.
 *
 * @param severity after the change; of a closed finding, the last one
 * @param end why the finding is closed; null unless it is
 */
public record Transition(
        FindingKey key,
        TransitionType type,
        Severity severity,
        @Nullable End end) {

    /** Whether this change made the finding critical. */
    public boolean isCriticalNow() {
        return severity == Severity.CRITICAL && type != TransitionType.CLOSED;
    }
}
