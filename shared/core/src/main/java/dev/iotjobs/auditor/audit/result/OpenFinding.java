package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is open after an audit and in its scope, changed or not.
 *
 * @param since when it opened
 * @param changedAt when it opened, or changed its severity or exemption
 * @param observedAt when its evidence was read
 * @param current whether its evidence is fresh enough
 * @param exemption id of the exemption that suppresses it; null for none
 */
public record OpenFinding(
        FindingKey key,
        Severity severity,
        Instant since,
        Instant changedAt,
        Instant observedAt,
        boolean current,
        @Nullable String exemption) {}
