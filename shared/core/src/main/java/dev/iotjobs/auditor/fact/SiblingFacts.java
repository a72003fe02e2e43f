package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of sibling jobs on single things, with the same origin and the same {@link
 * dev.iotjobs.auditor.job.SiblingKey}.
 *
 * @param jobs the jobs of the group whose creation time is known
 * @param areAll whether every job of the Region was listed and described, so that {@code jobs} is complete
 */
public record SiblingFacts(List<Sibling> jobs, boolean areAll) implements Facts {

    public SiblingFacts {
        jobs = List.copyOf(jobs);
    }

    /**
     * One job of a group of sibling jobs.
     *
     * @param completed the job's counters; null if the job is not COMPLETED, or if the counters are unknown
     */
    public record Sibling(JobKey key, @Nullable JobProcessDetails completed) {}
}
