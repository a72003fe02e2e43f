package dev.iotjobs.auditor.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The codes in Service Quotas of all quotas that an audit reads. */
public final class QuotaCodes {

    /** Sorted. */
    public static final List<String> ALL = Stream.concat(
                    Stream.of(RegionAudit.LIST_JOBS_QUOTA, RegionAudit.DESCRIBE_JOB_QUOTA),
                    Arrays.stream(JobQuota.values()).map(JobQuota::code))
            .sorted()
            .toList();

    private QuotaCodes() {}
}
