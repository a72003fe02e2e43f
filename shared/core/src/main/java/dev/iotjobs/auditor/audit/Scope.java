package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are audited, by what ListJobs can filter. Nothing set is the whole account.
 *
 * @param statuses empty for every status; each is listed by itself
 */
public record Scope(
        Set<JobStatus> statuses,
        @Nullable TargetSelection targetSelection,
        @Nullable String thingGroupName,
        @Nullable String namespaceId) {

    public static final Scope WHOLE_ACCOUNT = new Scope(Set.of(), null, null, null);

    public Scope {
        statuses = Set.copyOf(statuses);
    }

    public boolean isWholeAccount() {
        return equals(WHOLE_ACCOUNT);
    }

    /** The listings that together give every job in scope, or every one that has not finished. */
    List<JobFilter> filters(Extent extent) {
        if (extent == Extent.WHOLE && statuses.isEmpty()) {
            return List.of(filter(null));
        }
        Set<JobStatus> listed = statuses.isEmpty() ? Extent.UNFINISHED_STATUSES : statuses;
        return listed.stream()
                .filter(status -> extent == Extent.WHOLE || Extent.UNFINISHED_STATUSES.contains(status))
                .map(this::filter)
                .toList();
    }

    private JobFilter filter(@Nullable JobStatus status) {
        return new JobFilter(status, targetSelection, thingGroupName, namespaceId);
    }

    /** Whether a described job is in scope. */
    public boolean includes(Job job) {
        return (statuses.isEmpty() || statuses.contains(job.status()))
                && (targetSelection == null || targetSelection.equals(job.targetSelection()))
                && (namespaceId == null || namespaceId.equals(job.namespaceId()))
                && (thingGroupName == null || targets(job, thingGroupName));
    }

    /** Where the service is known to leave jobs out of what this scope asks for. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (thingGroupName != null) {
            warnings.add("scope: ListJobs leaves SCHEDULED jobs out when it filters by thing group ('" + thingGroupName
                    + "'); scheduled jobs of this group are not audited");
        }
        if (!isWholeAccount()) {
            warnings.add("scope: quotas count every job of the account, so they are not judged on a part of it");
        }
        return warnings;
    }

    private static boolean targets(Job job, String thingGroupName) {
        return job.targets().stream().anyMatch(target -> target.endsWith(":thinggroup/" + thingGroupName));
    }
}
