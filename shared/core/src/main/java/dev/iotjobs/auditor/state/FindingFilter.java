package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.Severity;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Selects the stored findings to read. DynamoDB applies all parts except {@code also}.
 *
 * @param atLeast the mildest selected severity
 * @param rules ids of the selected rules, at most 100; empty to select all rules
 * @param openedSince earliest time at which a selected finding opened; null if any time is allowed
 * @param updatedSince earliest time at which a selected finding was last written; null if any time is allowed
 * @param also a further condition, applied to the findings after they were read
 */
public record FindingFilter(
        Severity atLeast,
        Set<String> rules,
        @Nullable Instant openedSince,
        @Nullable Instant updatedSince,
        Predicate<Finding> also) {

    /** Every finding. */
    public static final FindingFilter ALL =
            new FindingFilter(Severity.INFORMATIONAL, Set.of(), null, null, finding -> true);

    public FindingFilter {
        rules = Set.copyOf(rules);
    }

    /** A copy that selects only findings that were written at this time or later. */
    public FindingFilter updatedSince(Instant time) {
        return new FindingFilter(atLeast, rules, openedSince, time, also);
    }

    /** Whether a finding matches this filter, whatever its status. */
    boolean fits(Finding finding) {
        return finding.severity().isAtLeast(atLeast)
                && (rules.isEmpty() || rules.contains(finding.key().ruleId()))
                && (openedSince == null || !finding.since().isBefore(openedSince))
                && (updatedSince == null || !finding.updatedAt().isBefore(updatedSince))
                && also.test(finding);
    }
}
