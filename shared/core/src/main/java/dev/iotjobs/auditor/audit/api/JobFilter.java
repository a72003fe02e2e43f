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
     * Whether a listed job can match the filters, by its status, target selection and thing group id. A missing target
     * selection or thing group id counts as equal.
     */
    public boolean matches(JobSummary job) {
        // Needed because some servers ignore filters
        return (status == null || status.equals(job.status()))
                && (targetSelection == null
                        || job.targetSelection() == null
                        || targetSelection.equals(job.targetSelection()))
                && (thingGroupId == null || job.thingGroupId() == null || thingGroupId.equals(job.thingGroupId()));
    }
}
