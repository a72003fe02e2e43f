package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.Job;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a job that is gone, or is being deleted.
 *
 * @param job as it was last described before
 * @param seenAt when it was
 * @param goneSince when an audit first found that it is gone
 * @param isIdUsedAgain whether another job has its id
 * @param isHeldBack whether the deletion is held back, because an implausible share of the known jobs is deleted
 */
public record DeletedJob(Job job, Instant seenAt, Instant goneSince, boolean isIdUsedAgain, boolean isHeldBack)
        implements Facts {

    /** The same while the deletion is held back. */
    public DeletedJob heldBack() {
        return new DeletedJob(job, seenAt, goneSince, isIdUsedAgain, true);
    }

    /** The job as it was last described, for overrides and exemptions by what a job is like. */
    public JobFacts asJob() {
        return new JobFacts(job, seenAt, List.of());
    }
}
