package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.JobSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of ListJobs.
 *
 * @param hasList false if the answer contains no list; an empty list counts as a list
 * @param unreadable number of entries without a valid job ARN
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
