package dev.iotjobs.auditor.rule;

/**
 * Judges one kind of subject. An implementation is final, without state and pure: the same facts and context give the
 * same verdict.
 *
 * @param <F> the facts it judges: a job, the usage of a quota, the coverage of a Region
 */
public interface Rule<F> {

    RuleMetadata metadata();

    Verdict judge(F facts, RuleContext context);
}
