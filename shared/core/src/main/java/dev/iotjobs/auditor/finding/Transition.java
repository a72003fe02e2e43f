package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A stored change of a finding, made by an audit.
 *
 * @param severity severity after the change; for a closed finding, its last severity
 * @param end why the finding is closed; null while it is open
 */
public record Transition(
        FindingKey key,
        TransitionType type,
        Severity severity,
        @Nullable End end) {

    /** Whether the finding is CRITICAL and not closed after this change. */
    public boolean isCriticalNow() {
        return severity == Severity.CRITICAL && type != TransitionType.CLOSED;
    }
}
