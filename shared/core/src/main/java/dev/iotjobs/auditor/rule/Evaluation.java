package dev.iotjobs.auditor.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one rule on one subject.
 *
 * @param failure the exception that the rule threw; null if it threw none. After an exception, the verdict is
 *     INSUFFICIENT_DATA
 * @param severities the severities that the policy replaces: maps the rule's severity to the severity that findings
 *     show
 */
public record Evaluation(
        RuleDefinition<?> rule,
        Verdict verdict,
        @Nullable RuntimeException failure,
        Map<Severity, Severity> severities) {

    /** Creates an evaluation for a rule whose severities the policy does not replace. */
    public Evaluation(RuleDefinition<?> rule, Verdict verdict, @Nullable RuntimeException failure) {
        this(rule, verdict, failure, Map.of());
    }

    /** This evaluation with another verdict. */
    public Evaluation with(Verdict other) {
        return new Evaluation(rule, other, failure, severities);
    }

    /** The severity by which the policy replaces {@code own}, or {@code own} if the policy does not replace it. */
    public Severity shown(Severity own) {
        return severities.getOrDefault(own, own);
    }
}
