package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Facts;

/**
 * A rule: its definition, which has everything that people and tools need, and its judgement. An implementation is
 * final, stateless and pure: the same facts and context give the same verdict.
 *
 * @param <F> the facts that it judges
 */
public interface Rule<F extends Facts> {

    RuleDefinition<F> definition();

    /** Judges one subject. Called only if the rule applies and all fields that it must read are known. */
    Verdict judge(F facts, RuleContext context);
}
