package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.JobSummary;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a Region, as ListJobs told of them.
 *
 * @param jobs each once, though it may have been listed on several pages
 * @param unreadable entries that lack what identifies a job
 * @param problem why the list was not read to its end; null when it was
 */
public record Listing(
        Collection<JobSummary> jobs,
        int unreadable,
        @Nullable String problem) {

    public Listing {
        jobs = List.copyOf(jobs);
    }

    public boolean isComplete() {
        return problem == null;
    }
}
