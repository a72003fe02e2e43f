package dev.iotjobs.auditor.fact;

/**
 * What rules judge. A rule judges one kind of subject.
 *
 * @param name for a person, in the singular
 * @param facts what is known of such a subject
 */
public record SubjectKind<F extends Facts>(String name, Class<F> facts) {

    public static final SubjectKind<JobFacts> JOB = new SubjectKind<>("job", JobFacts.class);
    public static final SubjectKind<QuotaUsage> QUOTA = new SubjectKind<>("quota", QuotaUsage.class);
    public static final SubjectKind<RegionFacts> REGION = new SubjectKind<>("Region", RegionFacts.class);
    public static final SubjectKind<RuleRuns> RULE = new SubjectKind<>("rule", RuleRuns.class);
}
