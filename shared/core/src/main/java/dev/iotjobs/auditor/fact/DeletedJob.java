package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.Job;
import java.time.Instant;
import java.util.List;

/**
 * The facts of a job that is deleted or is being deleted.
 *
 * @param job the job as last described
 * @param seenAt when the job was last described
 * @param goneSince when an audit first found the job deleted
 * @param isIdUsedAgain whether another job has the same id now
 * @param isHeldBack true if the audit does not accept the deletion yet: implausibly many known jobs vanished at once
 */
public record DeletedJob(Job job, Instant seenAt, Instant goneSince, boolean isIdUsedAgain, boolean isHeldBack)
        implements Facts {

    /** A copy in which {@code isHeldBack} is true: the audit does not accept the deletion yet. */
    public DeletedJob heldBack() {
        return new DeletedJob(job, seenAt, goneSince, isIdUsedAgain, true);
    }

    /**
     * The facts about the job as last described. An override or an exemption of the policy applies to the deletion if
     * its conditions match these facts.
     */
    public JobFacts asJob() {
        return new JobFacts(job, seenAt, List.of());
    }
}
