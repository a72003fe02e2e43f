package dev.iotjobs.auditor.finding;

import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;

/**
 * What the ledger remembers of a finding, enough to tell whether anything changed without reading it.
 *
 * @param open false once it is resolved
 * @param severity the current one, or the last one
 * @param firstObservedAt when it was opened first
 * @param content fingerprint of severity, reason, evidence and command as they were last written
 * @param observations evaluations in a row that found the subject non-compliant; 0 once resolved
 */
public record Mark(boolean open, Severity severity, Instant firstObservedAt, int content, int observations) {}
