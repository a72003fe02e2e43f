package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.audit.api.JobQuota.Counts;
import dev.iotjobs.auditor.job.JobSummary;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How many listed jobs use each quota. Not safe for use by several threads. */
public final class QuotaCounts {

    private final Map<JobQuota, Long> certain = new EnumMap<>(JobQuota.class);
    private final Map<JobQuota, Long> uncertain = new EnumMap<>(JobQuota.class);

    public void add(JobSummary job, Instant now) {
        for (JobQuota quota : JobQuota.values()) {
            Counts counts = quota.counts(job, now);
            if (counts != Counts.NO) {
                (counts == Counts.YES ? certain : uncertain).merge(quota, 1L, Long::sum);
            }
        }
    }

    /** Jobs that certainly use the quota. */
    long certain(JobQuota quota) {
        return certain.getOrDefault(quota, 0L);
    }

    /** Jobs that may use the quota: the service does not say enough about them. */
    long uncertain(JobQuota quota) {
        return uncertain.getOrDefault(quota, 0L);
    }
}
