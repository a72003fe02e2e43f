package dev.iotjobs.auditor.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule's verdict on one subject.
 *
 * @param failure what the rule threw instead of a verdict, which then is INSUFFICIENT_DATA; null when it threw nothing
 * @param severities the severities that the policy shows in place of the rule's own
 */
public record Evaluation(
        RuleDefinition<?> rule,
        Verdict verdict,
        @Nullable RuntimeException failure,
        Map<Severity, Severity> severities) {

    /** A verdict whose severity is shown as it is. */
    public Evaluation(RuleDefinition<?> rule, Verdict verdict, @Nullable RuntimeException failure) {
        this(rule, verdict, failure, Map.of());
    }

    /** The same with another verdict. */
    public Evaluation with(Verdict other) {
        return new Evaluation(rule, other, failure, severities);
    }

    /** What is shown for a severity of the rule's own. */
    public Severity shown(Severity own) {
        return severities.getOrDefault(own, own);
    }
}
