package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.JobQuota.Counts;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.ledger.Listed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobQuotaTest {

    private static Listed job(String status, @Nullable String selection, @Nullable Boolean isConcurrent) {
        return new Listed(
                new JobStatus(status),
                selection == null ? null : new TargetSelection(selection),
                Jobs.NOW,
                isConcurrent);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, CONTINUOUS, YES,          NO",
        "SCHEDULED,   CONTINUOUS, YES,          NO",
        "IN_PROGRESS, SNAPSHOT,   NO,           YES",
        "SCHEDULED,   SNAPSHOT,   NO,           YES",
        "CANCELED,    SNAPSHOT,   NO,           NO",
        "COMPLETED,   CONTINUOUS, NO,           NO",
        "DELETION_IN_PROGRESS, SNAPSHOT, NO,    NO",
        "IN_PROGRESS, ,           UNDETERMINED, UNDETERMINED",
        "QUEUED,      SNAPSHOT,   NO,           UNDETERMINED"
    })
    void counts_activeJobs_areInProgressOrScheduled(
            String status, @Nullable String selection, Counts continuous, Counts snapshot) {
        Listed job = job(status, selection, null);

        assertThat(JobQuota.ACTIVE_CONTINUOUS_JOBS.counts(job)).isEqualTo(continuous);
        assertThat(JobQuota.ACTIVE_SNAPSHOT_JOBS.counts(job)).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, true,  YES",
        "CANCELED,    true,  YES",
        "IN_PROGRESS, false, NO",
        "SCHEDULED,   false, NO",
        "IN_PROGRESS, ,      UNDETERMINED",
        "CANCELED,    ,      UNDETERMINED",
        "SCHEDULED,   ,      NO",
        "COMPLETED,   ,      NO"
    })
    void counts_concurrentJobs_areThoseThatSaySoInAnyStatus(
            String status, @Nullable Boolean isConcurrent, Counts expected) {
        assertThat(JobQuota.CONCURRENT_JOBS.counts(job(status, "SNAPSHOT", isConcurrent)))
                .isEqualTo(expected);
    }
}
