package dev.iotjobs.auditor.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of ListJobs that select the audited jobs. Without a filter, every job is audited.
 *
 * @param statuses statuses of the audited jobs, or empty for every status
 * @param thingGroupName null if the thing group does not matter; not set together with {@code thingGroupId}
 */
public record Scope(
        Set<JobStatus> statuses,
        @Nullable TargetSelection targetSelection,
        @Nullable String thingGroupName,
        @Nullable String thingGroupId,
        @Nullable String namespaceId) {

    public static final Scope EVERY_JOB = new Scope(Set.of(), null, null, null, null);

    public Scope {
        statuses = Set.copyOf(statuses);
    }

    public boolean isEveryJob() {
        return equals(EVERY_JOB);
    }

    /** Whether this scope certainly includes every job of the other scope. */
    public boolean contains(Scope other) {
        return (statuses.isEmpty() || (!other.statuses.isEmpty() && statuses.containsAll(other.statuses)))
                && contains(targetSelection, other.targetSelection)
                && contains(thingGroupName, other.thingGroupName)
                && contains(thingGroupId, other.thingGroupId)
                && contains(namespaceId, other.namespaceId);
    }

    private static boolean contains(@Nullable Object mine, @Nullable Object other) {
        return mine == null || Objects.equals(mine, other);
    }

    /**
     * Whether a job that DescribeJob returned is in scope. DescribeJob never returns thing group ids. It may omit other
     * values that a filter needs, such as the namespace.
     *
     * @param unknown the result if no filter excludes the job, but a filter lacks its value
     */
    public boolean includes(Job job, boolean unknown) {
        if (!statuses.isEmpty() && !statuses.contains(job.status())) {
            return false;
        }
        if (targetSelection != null
                && job.targetSelection() != null
                && !targetSelection.equals(job.targetSelection())) {
            return false;
        }
        if (namespaceId != null && job.namespaceId() != null && !namespaceId.equals(job.namespaceId())) {
            return false;
        }
        if (thingGroupName != null && !job.targets().isEmpty() && !targets(job, thingGroupName)) {
            return false;
        }
        boolean certain = (targetSelection == null || job.targetSelection() != null)
                && (namespaceId == null || job.namespaceId() != null)
                && (thingGroupName == null || !job.targets().isEmpty())
                && thingGroupId == null;
        return certain || unknown;
    }

    /** Warnings about what an audit of this scope leaves out. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (thingGroupName != null || thingGroupId != null) {
            warnings.add("scope: SCHEDULED jobs of the thing group are not audited, because ListJobs leaves them out"
                    + " when it filters by thing group");
        }
        if (!isEveryJob()) {
            warnings.add("scope: quotas count every job of the account, but this audit counts only the jobs of its"
                    + " scope, so it can miss a quota that is near its limit");
        }
        return warnings;
    }

    private static boolean targets(Job job, String thingGroupName) {
        return job.targets().stream().anyMatch(target -> target.endsWith(":thinggroup/" + thingGroupName));
    }
}
