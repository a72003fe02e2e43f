package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobField;
import java.util.Optional;
import java.util.Set;

/**
 * The subjects to which a rule applies. This is data, so that the rule book can evaluate it and pages of rules can
 * print it.
 */
public sealed interface Applicability<F extends Facts> permits Applicability.Every, Jobs {

    /** The subjects in words, such as {@code live jobs}. */
    String text();

    /** The fields of DescribeJob that must be known to decide whether the rule applies. */
    Set<JobField> reads();

    /** The verdict on a subject to which the rule does not apply; empty if it applies. */
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
