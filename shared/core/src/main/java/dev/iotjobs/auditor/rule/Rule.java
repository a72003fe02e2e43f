package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Facts;

/**
 * A rule: a definition with everything that people and tools need, and the code that judges. An implementation is
 * final, stateless and pure: the same facts and context give the same verdict.
 *
 * @param <F> the facts that the rule judges
 */
public interface Rule<F extends Facts> {

    RuleDefinition<F> definition();

    /**
     * Judges one subject. {@code RuleBook} calls this only if the rule applies and every field and fact that the rule
     * needs is known.
     */
    Verdict judge(F facts, RuleContext context);
}
