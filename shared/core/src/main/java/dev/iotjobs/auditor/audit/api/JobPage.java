package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.JobSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of ListJobs.
 *
 * @param hasList false where the answer says nothing of jobs, which is less than that there are none
 * @param unreadable entries that lack what identifies a job
 * @param nextToken null on the last page
 */
public record JobPage(
        List<JobSummary> jobs,
        boolean hasList,
        int unreadable,
        @Nullable String nextToken) {

    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
