package dev.iotjobs.auditor.audit.api;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The Service Quotas codes of all quotas that an audit reads. */
public final class QuotaCodes {

    /** Quota code of the rate limit of ListJobs, in calls a second. */
    public static final String LIST_JOBS = "L-145FD0E6";

    /** Quota code of the rate limit of DescribeJob, in calls a second. */
    public static final String DESCRIBE_JOB = "L-609D00CE";

    /** Quota code of the rate limit of ListTagsForResource, in calls a second. */
    public static final String LIST_TAGS = "L-60A7ED34";

    /** Quota code of the retention time of ended jobs, in days. */
    public static final String RETENTION = "L-B475FD53";

    /** The codes of all quotas that an audit reads, sorted. */
    public static final List<String> ALL = Stream.concat(
                    Stream.of(LIST_JOBS, DESCRIBE_JOB, LIST_TAGS, RETENTION),
                    Arrays.stream(JobQuota.values()).map(JobQuota::code))
            .sorted()
            .toList();

    private QuotaCodes() {}
}
