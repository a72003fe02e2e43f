package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Job JOB =
            Jobs.inProgress().targets(List.of(Jobs.GROUP)).namespaceId("fleet").build();

    @Test
    void includes_wholeAccount_everyJob() {
        assertThat(Scope.WHOLE_ACCOUNT.includes(JOB)).isTrue();
        assertThat(Scope.WHOLE_ACCOUNT.filters(Extent.WHOLE)).hasSize(1);
        assertThat(Scope.WHOLE_ACCOUNT.warnings()).isEmpty();
    }

    @Test
    void includes_eachSetting_narrows() {
        assertThat(new Scope(Set.of(JobStatus.IN_PROGRESS), TargetSelection.SNAPSHOT, "pumps", "fleet").includes(JOB))
                .isTrue();
        assertThat(new Scope(Set.of(JobStatus.SCHEDULED), null, null, null).includes(JOB))
                .isFalse();
        assertThat(new Scope(Set.of(), TargetSelection.CONTINUOUS, null, null).includes(JOB))
                .isFalse();
        assertThat(new Scope(Set.of(), null, "pump", null).includes(JOB)).isFalse();
        assertThat(new Scope(Set.of(), null, null, "other").includes(JOB)).isFalse();
    }

    @Test
    void filters_severalStatuses_areListedOneByOne() {
        Scope scope = new Scope(Set.of(JobStatus.IN_PROGRESS, JobStatus.SCHEDULED), null, null, null);

        assertThat(scope.filters(Extent.WHOLE))
                .extracting(JobFilter::status)
                .containsExactlyInAnyOrder(JobStatus.IN_PROGRESS, JobStatus.SCHEDULED);
    }

    @Test
    void filters_unfinishedJobs_leaveCompletedOnesOut() {
        Scope scope = new Scope(Set.of(JobStatus.IN_PROGRESS, JobStatus.COMPLETED), null, null, null);

        assertThat(scope.filters(Extent.UNFINISHED))
                .extracting(JobFilter::status)
                .containsExactly(JobStatus.IN_PROGRESS);
        assertThat(Scope.WHOLE_ACCOUNT.filters(Extent.UNFINISHED))
                .extracting(JobFilter::status)
                .containsExactlyInAnyOrder(
                        JobStatus.IN_PROGRESS, JobStatus.SCHEDULED, JobStatus.CANCELED, JobStatus.DELETION_IN_PROGRESS);
    }

    @Test
    void warnings_thingGroup_saysWhichJobsTheServiceOmits() {
        assertThat(new Scope(Set.of(), null, "pumps", null).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("SCHEDULED").contains("pumps"));
    }
}
