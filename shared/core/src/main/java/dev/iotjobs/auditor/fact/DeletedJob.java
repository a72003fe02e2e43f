package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.Job;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a job that is gone, or is being deleted.
 *
 * @param job the job as last described
 * @param seenAt when the job was last described
 * @param goneSince when an audit first found that the job is gone
 * @param isIdUsedAgain whether another job has the id of this one
 * @param isHeldBack whether the deletion is held back, because an implausible share of the known jobs is deleted
 */
public record DeletedJob(Job job, Instant seenAt, Instant goneSince, boolean isIdUsedAgain, boolean isHeldBack)
        implements Facts {

    /** These facts, for a deletion that is held back. */
    public DeletedJob heldBack() {
        return new DeletedJob(job, seenAt, goneSince, isIdUsedAgain, true);
    }

    /** The facts on the job as last described, by which overrides and exemptions select it. */
    public JobFacts asJob() {
        return new JobFacts(job, seenAt, List.of());
    }
}
