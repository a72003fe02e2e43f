package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.Job;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the jobs and quotas of AWS IoT in one Region of an account. Every method makes exactly one call, without
 * retries. The caller paces the calls. Safe for use by several threads.
 */
public interface JobSource {

    /**
     * Calls ListJobs with the largest page size of the service (250).
     *
     * @param nextToken token of the previous page; null for the first page
     */
    Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken);

    /**
     * Calls DescribeJob. A scan looks for secrets, URLs and placeholders in the values of the job's parameters. The
     * answer contains the result of the scan, but no values.
     *
     * @param placeholders patterns of placeholder text, in addition to the built-in patterns
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
