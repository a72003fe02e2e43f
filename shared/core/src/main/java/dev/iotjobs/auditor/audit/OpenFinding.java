package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;

/**
 * A finding that is open after an audit, whether or not anything changed about it.
 *
 * @param observedAt when the evidence was seen on which it rests
 * @param current whether this audit could judge its subject
 */
public record OpenFinding(FindingKey key, Severity severity, Instant observedAt, boolean current) {}
