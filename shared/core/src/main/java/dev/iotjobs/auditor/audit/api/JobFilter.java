package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.TargetSelection;
import org.jspecify.annotations.Nullable;

/** The filters of one ListJobs listing. Null means no filter. ListJobs accepts one value for each filter. */
public record JobFilter(
        @Nullable JobStatus status,
        @Nullable TargetSelection targetSelection,
        @Nullable String thingGroupName,
        @Nullable String thingGroupId,
        @Nullable String namespaceId) {

    public static JobFilter of(Scope scope, @Nullable JobStatus status) {
        return new JobFilter(
                status, scope.targetSelection(), scope.thingGroupName(), scope.thingGroupId(), scope.namespaceId());
    }

    /**
     * Whether a listed job can match the filters. Compares the status, the target selection and the id of the thing
     * group. A value that the list entry lacks counts as equal. Needed because some servers ignore filters.
     */
    public boolean matches(JobSummary job) {
        return (status == null || status.equals(job.status()))
                && (targetSelection == null
                        || job.targetSelection() == null
                        || targetSelection.equals(job.targetSelection()))
                && (thingGroupId == null || job.thingGroupId() == null || thingGroupId.equals(job.thingGroupId()));
    }
}
