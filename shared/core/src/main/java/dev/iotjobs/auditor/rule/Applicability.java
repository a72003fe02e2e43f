package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobField;
import java.util.Optional;
import java.util.Set;

/** Which subjects a rule judges, as data: the rule book evaluates it, and pages print it. */
public sealed interface Applicability<F extends Facts> permits Applicability.Every, Jobs {

    /** In words, such as {@code live jobs}. */
    String text();

    /** Fields that must be known to decide it. */
    Set<JobField> reads();

    /** The verdict on a subject that the rule does not judge; empty when it does. */
    Optional<Verdict> exclude(F facts, RuleContext context);

    /** Every subject of its kind. */
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
