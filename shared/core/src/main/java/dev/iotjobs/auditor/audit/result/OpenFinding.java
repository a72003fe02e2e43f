package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is open after an audit and in its scope, changed or not.
 *
 * @param since when it opened
 * @param observedAt when the evidence was seen on which it rests
 * @param current whether that evidence is fresh enough
 * @param exemption id of the exemption that suppresses it; null if none does
 */
public record OpenFinding(
        FindingKey key,
        Severity severity,
        Instant since,
        Instant observedAt,
        boolean current,
        @Nullable String exemption) {

    /** One that no exemption suppresses. */
    public OpenFinding(FindingKey key, Severity severity, Instant since, Instant observedAt, boolean current) {
        this(key, severity, since, observedAt, current, null);
    }
}
