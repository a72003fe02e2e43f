package dev.iotjobs.auditor.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one rule on one subject.
 *
 * @param failure the exception that the rule threw, in which case the verdict is INSUFFICIENT_DATA; null if it threw
 *     none
 * @param severities the severities that the policy shows, by the rule's own
 */
public record Evaluation(
        RuleDefinition<?> rule,
        Verdict verdict,
        @Nullable RuntimeException failure,
        Map<Severity, Severity> severities) {

    /** A verdict whose severity is shown unchanged. */
    public Evaluation(RuleDefinition<?> rule, Verdict verdict, @Nullable RuntimeException failure) {
        this(rule, verdict, failure, Map.of());
    }

    /** This evaluation with another verdict. */
    public Evaluation with(Verdict other) {
        return new Evaluation(rule, other, failure, severities);
    }

    /** The severity that the policy shows for one of the rule's own severities. */
    public Severity shown(Severity own) {
        return severities.getOrDefault(own, own);
    }
}
