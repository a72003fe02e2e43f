package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Facts;

/**
 * A rule: its definition, and the code that judges subjects. Each subclass must be final, stateless and pure: the same
 * facts and context give the same verdict.
 *
 * @param <F> the facts that the rule judges
 */
public abstract class Rule<F extends Facts> {

    private final RuleDefinition<F> definition;

    protected Rule(RuleDefinition<F> definition) {
        this.definition = definition;
    }

    public final RuleDefinition<F> definition() {
        return definition;
    }

    /**
     * Judges one subject. {@code RuleBook} calls this only if the rule applies and every field and fact that the rule
     * needs is known.
     */
    public abstract Verdict judge(F facts, RuleContext context);
}
