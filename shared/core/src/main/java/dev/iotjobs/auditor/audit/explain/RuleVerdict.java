package dev.iotjobs.auditor.audit.explain;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one rule on a job now, and the stored finding.
 *
 * @param severity the severity, which the policy may have replaced; null if the verdict is not NON_COMPLIANT
 * @param exemption id of the exemption that covers the finding now; null if no exemption covers it
 * @param stored the stored finding, open or closed; null if none is stored
 */
public record RuleVerdict(
        RuleDefinition<?> rule,
        Verdict verdict,
        @Nullable Severity severity,
        @Nullable String exemption,
        @Nullable Finding stored) {

    /** How the verdict and the stored finding compare. */
    public enum Comparison {
        /** The verdict and the stored finding agree. */
        SAME,
        /** The verdict is NON_COMPLIANT, and a finding with another severity is stored as open. */
        OTHER_SEVERITY,
        /** The verdict is NON_COMPLIANT, and no open finding is stored. */
        NOT_STORED,
        /** The verdict closes a finding that is stored as open. */
        STILL_STORED,
        /** The verdict decides nothing, so a finding that is stored as open stays open. */
        STAYS_OPEN
    }

    public Comparison comparison() {
        Finding open = openFinding();
        return switch (verdict.outcome()) {
            case Outcome.NonCompliant _ ->
                open == null
                        ? Comparison.NOT_STORED
                        : open.severity() == severity ? Comparison.SAME : Comparison.OTHER_SEVERITY;
            case Outcome.Pending _, Outcome.InsufficientData _ ->
                open == null ? Comparison.SAME : Comparison.STAYS_OPEN;
            case Outcome.Compliant _, Outcome.NotApplicable _ ->
                open == null ? Comparison.SAME : Comparison.STILL_STORED;
        };
    }

    /** The stored finding if it is open; null otherwise. */
    public @Nullable Finding openFinding() {
        return stored != null && stored.isOpen() ? stored : null;
    }
}
