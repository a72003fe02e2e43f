package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.policy.Policy;

/**
 * Judges one kind of subject. An implementation is final, without state and pure: the same facts and context give the
 * same verdict.
 *
 * @param <F> the facts it judges: a job, the usage of a quota, the coverage of a Region
 */
public interface Rule<F> {

    RuleMetadata metadata();

    /** Everything of the policy that its verdicts depend on: when it changes, every subject is judged anew. */
    default RuleSettings settings(Policy policy) {
        return RuleSettings.none();
    }

    Verdict judge(F facts, RuleContext context);
}
