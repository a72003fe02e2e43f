package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.Listed;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The quotas that jobs use up (AWS IoT Jobs limits). Active are jobs in progress <em>or scheduled</em>; concurrent are
 * those whose {@code isConcurrent} is true, whatever their status. A job of which the service does not say enough is
 * undetermined, never left out.
 */
enum JobQuota {
    ACTIVE_CONTINUOUS_JOBS("L-4E068A30", "Active continuous jobs", 100_000.0) {
        @Override
        Counts counts(Listed job) {
            return active(job, TargetSelection.CONTINUOUS);
        }
    },
    ACTIVE_SNAPSHOT_JOBS("L-D80B05DB", "Active snapshot jobs", 100_000.0) {
        @Override
        Counts counts(Listed job) {
            return active(job, TargetSelection.SNAPSHOT);
        }
    },
    CONCURRENT_JOBS("L-FBF5CD89", "Concurrent jobs", null) {
        @Override
        Counts counts(Listed job) {
            if (job.isConcurrent() != null) {
                return job.isConcurrent() ? Counts.YES : Counts.NO;
            }
            // By AWS's table a scheduled or completed job is never concurrent.
            return job.status().equals(JobStatus.SCHEDULED) || job.status().equals(JobStatus.COMPLETED)
                    ? Counts.NO
                    : Counts.UNDETERMINED;
        }
    };

    /** Whether a job counts towards a quota. */
    enum Counts {
        YES,
        NO,
        UNDETERMINED
    }

    private final String code;
    private final String title;
    private final @Nullable Double published;

    JobQuota(String code, String title, @Nullable Double published) {
        this.code = code;
        this.title = title;
        this.published = published;
    }

    abstract Counts counts(Listed job);

    /** The quota's code in Service Quotas, service {@code iot}. */
    String code() {
        return code;
    }

    /** What each of them allows. */
    static Map<JobQuota, QuotaReader.Limit> limits(QuotaReader reader) {
        Map<JobQuota, QuotaReader.Limit> limits = new EnumMap<>(JobQuota.class);
        for (JobQuota quota : values()) {
            limits.put(quota, reader.read(quota.code, quota.published));
        }
        return limits;
    }

    QuotaUsage usage(Place place, Ledger ledger, boolean wholeAccount, QuotaReader.Limit limit) {
        Map<Counts, Long> jobs = ledger.rows()
                .mapToObj(ledger::listed)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(this::counts, Collectors.counting()));
        long used = jobs.getOrDefault(Counts.YES, 0L);
        long undetermined = jobs.getOrDefault(Counts.UNDETERMINED, 0L);
        return new QuotaUsage(place, code, title, limit.value(), limit.source(), used, undetermined, wholeAccount);
    }

    private static Counts active(Listed job, TargetSelection selection) {
        TargetSelection selected = job.targetSelection();
        if (!job.status().isLive() || (selected != null && !selected.equals(selection))) {
            return Counts.NO;
        }
        return selected != null && job.status().isActive() ? Counts.YES : Counts.UNDETERMINED;
    }
}
