package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of one origin on a single thing each that have the same {@link dev.iotjobs.auditor.job.SiblingKey}.
 *
 * @param jobs those with a known time of creation
 * @param areAll whether the group can have no other job: every job was listed and described
 */
public record SiblingFacts(List<Sibling> jobs, boolean areAll) implements Facts {

    public SiblingFacts {
        jobs = List.copyOf(jobs);
    }

    /**
     * One job of the group.
     *
     * @param completed the counters of a COMPLETED job; null for a job of another status, or without counters
     */
    public record Sibling(JobKey key, @Nullable JobProcessDetails completed) {}
}
