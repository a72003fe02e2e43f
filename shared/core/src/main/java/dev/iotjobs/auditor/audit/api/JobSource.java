package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * IoT jobs and their quotas in one Region of an account. Every method makes exactly one call and never tries again: the
 * caller paces, also what is tried again. Safe for use by several threads.
 */
public interface JobSource {

    /**
     * ListJobs, as many a page as the service gives (250).
     *
     * @param nextToken of the page before; null for the first page
     */
    Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken);

    /** DescribeJob. */
    Answer<Job> describeJob(String jobId);

    /**
     * ListTagsForResource.
     *
     * @param nextToken of the page before; null for the first page
     */
    Answer<TagPage> listTags(String jobArn, @Nullable String nextToken);

    /** {@code servicequotas:GetServiceQuota} of service {@code iot}: the account's own value. */
    Answer<Double> appliedQuota(String quotaCode);

    /** {@code servicequotas:GetAWSDefaultServiceQuota} of service {@code iot}. */
    Answer<Double> defaultQuota(String quotaCode);
}
