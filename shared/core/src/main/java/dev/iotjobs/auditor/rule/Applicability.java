package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobField;
import java.util.Optional;
import java.util.Set;

/**
 * The condition for a rule to apply to a subject. {@code RuleBook} evaluates the condition before it calls the rule.
 * The page of the rule shows the condition in words.
 */
public sealed interface Applicability<F extends Facts> permits Applicability.Every, Jobs {

    /** The subjects to which the rule applies, in words, such as {@code live jobs}. */
    String text();

    /** The fields of DescribeJob that must be known to decide whether the rule applies. */
    Set<JobField> reads();

    /**
     * Returns NOT_APPLICABLE if the rule does not apply to the subject. Returns INSUFFICIENT_DATA if data is missing
     * that decides whether the rule applies. Empty if the rule applies.
     */
    Optional<Verdict> exclude(F facts, RuleContext context);

    /** The rule applies to every subject of its kind. */
    record Every<F extends Facts>(String text) implements Applicability<F> {

        @Override
        public Set<JobField> reads() {
            return Set.of();
        }

        @Override
        public Optional<Verdict> exclude(F facts, RuleContext context) {
            return Optional.empty();
        }
    }
}
