package dev.iotjobs.auditor.fact;

/**
 * A kind of subject that rules judge. Each rule judges one kind.
 *
 * @param name words for one subject of this kind, such as {@code deleted job}; for people
 * @param facts type of the facts about a subject of this kind
 */
public record SubjectKind<F extends Facts>(String name, Class<F> facts) {

    public static final SubjectKind<JobFacts> JOB = new SubjectKind<>("job", JobFacts.class);
    public static final SubjectKind<DeletedJob> DELETED_JOB = new SubjectKind<>("deleted job", DeletedJob.class);
    public static final SubjectKind<QuotaUsage> QUOTA = new SubjectKind<>("quota", QuotaUsage.class);
    public static final SubjectKind<RegionFacts> REGION = new SubjectKind<>("Region", RegionFacts.class);
    public static final SubjectKind<SiblingFacts> SIBLINGS = new SubjectKind<>("group of jobs", SiblingFacts.class);
    public static final SubjectKind<TargetFacts> TARGET = new SubjectKind<>("target", TargetFacts.class);
    public static final SubjectKind<RuleRuns> RULE = new SubjectKind<>("rule", RuleRuns.class);

    /**
     * True for jobs and for deleted jobs. Only subjects of these kinds can be selected by properties of a job, for
     * example by targets.
     */
    public boolean isOfJobs() {
        return equals(JOB) || equals(DELETED_JOB);
    }
}
