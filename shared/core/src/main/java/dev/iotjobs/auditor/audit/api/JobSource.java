package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.Job;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the jobs and quotas of AWS IoT in one Region of an account. Every method makes exactly one call and never
 * retries. The caller paces and retries calls. Safe for use by several threads.
 */
public interface JobSource {

    /**
     * Calls ListJobs with the largest page size of the service (250).
     *
     * @param nextToken token of the previous page; null for the first page
     */
    Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken);

    /**
     * Calls DescribeJob. Scans the values of the job's parameters for secrets, URLs and placeholders. The answer
     * contains what the scan found, but no values.
     *
     * @param placeholders patterns of placeholder text that the scan finds, in addition to the built-in patterns
     */
    Answer<Job> describeJob(String jobId, Collection<String> placeholders);

    /**
     * Calls ListTagsForResource.
     *
     * @param nextToken token of the previous page; null for the first page
     */
    Answer<TagPage> listTags(String jobArn, @Nullable String nextToken);

    /** Calls {@code servicequotas:GetServiceQuota} for service {@code iot}. The result is the account's own value. */
    Answer<Double> appliedQuota(String quotaCode);

    /**
     * Calls {@code servicequotas:GetAWSDefaultServiceQuota} for service {@code iot}. The result is AWS's default value.
     */
    Answer<Double> defaultQuota(String quotaCode);
}
