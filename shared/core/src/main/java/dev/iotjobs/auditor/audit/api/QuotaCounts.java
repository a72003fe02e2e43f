package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.audit.api.JobQuota.Counts;
import dev.iotjobs.auditor.job.JobSummary;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts the listed jobs that use each quota. Not safe for use by several threads. */
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

    /** The number of jobs that certainly use the quota. */
    long certain(JobQuota quota) {
        return certain.getOrDefault(quota, 0L);
    }

    /** The number of listed jobs whose summaries do not show whether they use the quota. */
    long uncertain(JobQuota quota) {
        return uncertain.getOrDefault(quota, 0L);
    }
}
