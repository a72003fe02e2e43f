package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding in the audit's scope that is open after the audit, changed or not.
 *
 * @param since when the finding opened
 * @param changedAt when the finding opened, or when its severity or exemption last changed
 * @param observedAt when its evidence was read
 * @param current whether its evidence is fresh enough for verdicts
 * @param exemption id of the exemption that suppresses the finding; null if the finding is not suppressed
 */
public record OpenFinding(
        FindingKey key,
        Severity severity,
        Instant since,
        Instant changedAt,
        Instant observedAt,
        boolean current,
        @Nullable String exemption) {}
