package dev.iotjobs.auditor.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one rule on one subject.
 *
 * @param failure the exception that the rule threw, or null if it threw none; with an exception, the verdict is
 *     INSUFFICIENT_DATA
 * @param severities severities that the policy shows, by the severity that the rule gives
 */
public record Evaluation(
        RuleDefinition<?> rule,
        Verdict verdict,
        @Nullable RuntimeException failure,
        Map<Severity, Severity> severities) {

    /** Creates an evaluation whose severity the policy does not change. */
    public Evaluation(RuleDefinition<?> rule, Verdict verdict, @Nullable RuntimeException failure) {
        this(rule, verdict, failure, Map.of());
    }

    /** This evaluation with another verdict. */
    public Evaluation with(Verdict other) {
        return new Evaluation(rule, other, failure, severities);
    }

    /** The severity that the policy shows for a severity that the rule gave. */
    public Severity shown(Severity own) {
        return severities.getOrDefault(own, own);
    }
}
