package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;

/**
 * What an audit changed about a finding. What the finding says is in the store: there may be tens of thousands.
 *
 * @param severity after it; of a resolved one, the last
 */
public record Change(FindingKey key, TransitionType type, Severity severity) {}
