package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import java.time.Instant;
import java.util.Optional;

/** The verdicts that rules of one kind share: those of jobs that they do not concern, by status and age. */
public final class Applicability {

    private Applicability() {}

    /** The verdict of a rule on live jobs, where the status alone decides it. */
    public static Optional<Verdict> ofLiveJobs(Job job) {
        if (job.status().isTerminal()) {
            return Optional.of(Verdict.notApplicable("the job ended"));
        }
        return ifBeingDeleted(job);
    }

    /** The verdict of a rule on every job that is not being deleted, where the job is. */
    public static Optional<Verdict> ifBeingDeleted(Job job) {
        return job.status().equals(JobStatus.DELETION_IN_PROGRESS)
                ? Optional.of(Verdict.notApplicable(End.JOB_GONE, "the job is being deleted"))
                : Optional.empty();
    }

    /** The verdict of a rule on live and finished jobs, where the job ended too long ago. */
    public static Optional<Verdict> ifEndedLongAgo(Job job, RuleContext context) {
        Instant end = job.endedAt();
        if (end == null || !context.isLongerAgo(end, context.policy().agesOutAfter())) {
            return Optional.empty();
        }
        long days = context.policy().agesOutAfter().toDays();
        return Optional.of(
                Verdict.notApplicable(End.AGED_OUT, "the job ended more than " + Texts.count(days, "day") + " ago"));
    }

    /** The verdict where the answer lacks the status or the targets, and one of them decides. */
    public static Verdict missing(Job job) {
        return Verdict.insufficientData(
                Gap.MISSING,
                job.status().equals(JobStatus.UNKNOWN)
                        ? "the answer lacks the status of the job"
                        : "the answer lacks the targets of the job");
    }
}
