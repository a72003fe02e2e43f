package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;

/**
 * A finding that is open after an audit and in its scope, changed or not.
 *
 * @param since when it opened
 * @param observedAt when the evidence was seen on which it rests
 * @param current whether that evidence is fresh enough
 */
public record OpenFinding(FindingKey key, Severity severity, Instant since, Instant observedAt, boolean current) {}
