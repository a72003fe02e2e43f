package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Facts;

/**
 * One rule: its definition, which says everything of it that people and tools need, and its judgement. An implementation
 * is final, without state and pure: the same facts and context give the same verdict.
 *
 * @param <F> the facts it judges
 */
public interface Rule<F extends Facts> {

    RuleDefinition<F> definition();

    /** Called only for subjects that the rule judges, with all fields known that it reads. */
    Verdict judge(F facts, RuleContext context);
}
