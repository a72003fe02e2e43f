package dev.iotjobs.auditor.audit.api;

import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.TargetSelection;
import org.jspecify.annotations.Nullable;

/** What one listing asks for; null asks for any. ListJobs takes one value of each. */
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

    /** Whether a listed job is asked for, as far as its summary says: some servers ignore filters. */
    public boolean matches(JobSummary job) {
        return (status == null || status.equals(job.status()))
                && (targetSelection == null
                        || job.targetSelection() == null
                        || targetSelection.equals(job.targetSelection()))
                && (thingGroupId == null || job.thingGroupId() == null || thingGroupId.equals(job.thingGroupId()));
    }
}
