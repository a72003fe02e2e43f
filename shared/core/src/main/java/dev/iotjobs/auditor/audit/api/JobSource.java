package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.Job;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * IoT jobs and their quotas in one Region of an account. Every method makes exactly one call and never retries: the
 * caller paces and retries calls. Safe for use by several threads.
 */
public interface JobSource {

    /**
     * Calls ListJobs, with the largest page size of the service (250).
     *
     * @param nextToken of the previous page; null for the first page
     */
    Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken);

    /**
     * Calls DescribeJob. Values of parameters are scanned and dropped.
     *
     * @param placeholders patterns of placeholders to look for, in addition to the built-in ones
     */
    Answer<Job> describeJob(String jobId, Collection<String> placeholders);

    /**
     * Calls ListTagsForResource.
     *
     * @param nextToken of the previous page; null for the first page
     */
    Answer<TagPage> listTags(String jobArn, @Nullable String nextToken);

    /** Calls {@code servicequotas:GetServiceQuota} for service {@code iot}: the account's own value. */
    Answer<Double> appliedQuota(String quotaCode);

    /** Calls {@code servicequotas:GetAWSDefaultServiceQuota} for service {@code iot}. */
    Answer<Double> defaultQuota(String quotaCode);
}
