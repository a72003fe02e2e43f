package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.job.TargetSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The quotas on numbers of jobs (AWS IoT Jobs limits). Active jobs are jobs in progress <em>or scheduled</em>.
 * Concurrent jobs are jobs with {@code isConcurrent}, whatever their status. ListJobs does not always show whether a
 * job uses a quota. Jobs that may use a quota are counted apart from jobs that certainly use it.
 */
public enum JobQuota {
    ACTIVE_CONTINUOUS_JOBS("L-4E068A30", "Active continuous jobs", 100_000.0) {
        @Override
        Counts counts(JobSummary job, Instant now) {
            return active(job, TargetSelection.CONTINUOUS);
        }
    },
    ACTIVE_SNAPSHOT_JOBS("L-D80B05DB", "Active snapshot jobs", 100_000.0) {
        @Override
        Counts counts(JobSummary job, Instant now) {
            return active(job, TargetSelection.SNAPSHOT);
        }
    },
    CONCURRENT_JOBS("L-FBF5CD89", "Concurrent jobs", null) {
        @Override
        Counts counts(JobSummary job, Instant now) {
            Boolean concurrent = job.isConcurrent();
            if (concurrent != null) {
                return concurrent ? Counts.YES : Counts.NO;
            }
            return job.status().isLive() || wasCancelledLately(job, now) ? Counts.UNCERTAIN : Counts.NO;
        }
    };

    /** Whether a job counts towards a quota. */
    enum Counts {
        YES,
        NO,
        UNCERTAIN
    }

    /** How long after its end a cancelled job counts as one that may still use the quota {@link #CONCURRENT_JOBS}. */
    private static final Duration CANCELLED_LATELY = Duration.ofHours(24);

    private final String code;
    private final String title;
    private final @Nullable Double published;

    JobQuota(String code, String title, @Nullable Double published) {
        this.code = code;
        this.title = title;
        this.published = published;
    }

    abstract Counts counts(JobSummary job, Instant now);

    /** The quota's code in Service Quotas, service {@code iot}. */
    String code() {
        return code;
    }

    /** Reads the limit of each quota. */
    public static Map<JobQuota, QuotaReader.Limit> limits(QuotaReader reader) {
        Map<JobQuota, QuotaReader.Limit> limits = new EnumMap<>(JobQuota.class);
        for (JobQuota quota : values()) {
            limits.put(quota, reader.read(quota.code, quota.published));
        }
        return limits;
    }

    /**
     * The usage of the quota.
     *
     * @param isCounted whether every job of the Region was listed
     */
    public QuotaUsage usage(AccountRegion place, QuotaCounts counts, boolean isCounted, QuotaReader.Limit limit) {
        return new QuotaUsage(
                place,
                new QuotaUsage.Quota(code, title),
                limit.value(),
                limit.source(),
                counts.certain(this),
                counts.uncertain(this),
                isCounted);
    }

    private static Counts active(JobSummary job, TargetSelection selection) {
        TargetSelection selected = job.targetSelection();
        if (!job.status().isLive() || (selected != null && !selected.equals(selection))) {
            return Counts.NO;
        }
        return selected != null && job.status().isActive() ? Counts.YES : Counts.UNCERTAIN;
    }

    private static boolean wasCancelledLately(JobSummary job, Instant now) {
        if (!job.status().equals(JobStatus.CANCELED)) {
            return false;
        }
        // The executions of the job may still be ending
        Instant end = job.endedAt();
        return end == null || end.plus(CANCELLED_LATELY).isAfter(now);
    }
}
