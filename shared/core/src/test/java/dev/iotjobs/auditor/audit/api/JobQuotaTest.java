package dev.iotjobs.auditor.audit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.api.JobQuota.Counts;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.job.TargetSelection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobQuotaTest {

    private static JobSummary job(
            String status, @Nullable String selection, @Nullable Boolean isConcurrent, @Nullable Instant ended) {
        return new JobSummary(
                Jobs.key("firmware-7"),
                new JobStatus(status),
                selection == null ? null : new TargetSelection(selection),
                null,
                ended,
                ended,
                isConcurrent);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, CONTINUOUS, YES,       NO",
        "SCHEDULED,   CONTINUOUS, YES,       NO",
        "IN_PROGRESS, SNAPSHOT,   NO,        YES",
        "SCHEDULED,   SNAPSHOT,   NO,        YES",
        "CANCELED,    SNAPSHOT,   NO,        NO",
        "COMPLETED,   CONTINUOUS, NO,        NO",
        "DELETION_IN_PROGRESS, SNAPSHOT, NO, NO",
        "IN_PROGRESS, ,           UNCERTAIN, UNCERTAIN",
        "QUEUED,      SNAPSHOT,   NO,        UNCERTAIN"
    })
    void counts_activeJobs_areInProgressOrScheduled(
            String status, @Nullable String selection, Counts continuous, Counts snapshot) {
        JobSummary job = job(status, selection, null, Jobs.NOW);

        assertThat(JobQuota.ACTIVE_CONTINUOUS_JOBS.counts(job, Jobs.NOW)).isEqualTo(continuous);
        assertThat(JobQuota.ACTIVE_SNAPSHOT_JOBS.counts(job, Jobs.NOW)).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, true,  YES",
        "CANCELED,    true,  YES",
        "IN_PROGRESS, false, NO",
        "SCHEDULED,   false, NO",
        "IN_PROGRESS, ,      UNCERTAIN",
        "SCHEDULED,   ,      UNCERTAIN",
        "CANCELED,    ,      UNCERTAIN",
        "COMPLETED,   ,      NO"
    })
    void counts_concurrentJobs_areThoseThatSaySoInAnyStatus(
            String status, @Nullable Boolean isConcurrent, Counts expected) {
        JobSummary job = job(status, "SNAPSHOT", isConcurrent, Jobs.NOW.minus(Duration.ofHours(1)));

        assertThat(JobQuota.CONCURRENT_JOBS.counts(job, Jobs.NOW)).isEqualTo(expected);
    }

    @Test
    void counts_jobCancelledADayAgo_isNoLongerConcurrent() {
        Instant dayAgo = Jobs.NOW.minus(Duration.ofDays(1));

        assertThat(JobQuota.CONCURRENT_JOBS.counts(job("CANCELED", "SNAPSHOT", null, dayAgo), Jobs.NOW))
                .isEqualTo(Counts.NO);
        assertThat(JobQuota.CONCURRENT_JOBS.counts(job("CANCELED", "SNAPSHOT", null, dayAgo.plusMillis(1)), Jobs.NOW))
                .isEqualTo(Counts.UNCERTAIN);
        assertThat(JobQuota.CONCURRENT_JOBS.counts(job("CANCELED", "SNAPSHOT", null, null), Jobs.NOW))
                .isEqualTo(Counts.UNCERTAIN);
    }
}
