package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Instant ENDED = Jobs.NOW.minus(Duration.ofDays(3));

    private static Job job(String jobId, JobStatus status, Instant endedAt) {
        return Job.builder(Jobs.key(jobId), status)
                .lastUpdatedAt(endedAt)
                .completedAt(status.isTerminal() ? endedAt : null)
                .build();
    }

    private static LedgerEntry seen(Job job, Duration afterItsEnd) {
        return known(job, Observation.of(job, ENDED.plus(afterItsEnd), null), false);
    }

    private static LedgerEntry known(Job job, @Nullable Observation observation, boolean gone) {
        return new LedgerEntry(new Subject.OfJob(job.key()), 1, "run", Map.of(), observation, "", null, gone);
    }

    private static Plan plan(List<LedgerEntry> known, @Nullable String problem, Job... listed) {
        List<JobSummary> jobs = List.of(listed).stream().map(Job::summary).toList();
        return Plan.of(new Ledger(null, known), new Listing(jobs, 0, problem));
    }

    private static List<String> names(List<LedgerEntry> entries) {
        return entries.stream().map(entry -> entry.subject().name()).toList();
    }

    @Test
    void of_finishedJobSeenAfterItSettled_isNotDescribedAgain() {
        Job settled = job("settled", JobStatus.COMPLETED, ENDED);
        Job settling = job("settling", JobStatus.COMPLETED, ENDED);
        Plan plan = plan(
                List.of(seen(settled, Plan.SETTLING.plusMillis(1)), seen(settling, Plan.SETTLING)),
                null,
                settled,
                settling);

        assertThat(names(plan.upToDate())).containsExactly("settled");
        assertThat(names(plan.toDescribe())).containsExactly("settling");
    }

    @Test
    void of_liveChangedOrNewJobs_areDescribedLongestWaitingFirst() {
        Job live = job("live", JobStatus.IN_PROGRESS, ENDED);
        Job changed = job("changed", JobStatus.COMPLETED, ENDED);
        Job unseen = job("unseen", JobStatus.COMPLETED, ENDED);
        Plan plan = plan(
                List.of(
                        seen(live, Duration.ofDays(3)),
                        seen(job("changed", JobStatus.COMPLETED, ENDED.minusMillis(1)), Duration.ofDays(2))),
                null,
                live,
                changed,
                unseen);

        assertThat(names(plan.toDescribe())).containsExactly("unseen", "changed", "live");
    }

    @Test
    void of_jobNoLongerListed_isAskedForUnlessTheListIsIncomplete() {
        LedgerEntry missing = seen(job("missing", JobStatus.COMPLETED, ENDED), Duration.ofDays(2));

        assertThat(names(plan(List.of(missing), null).toDescribe())).containsExactly("missing");
        assertThat(names(plan(List.of(missing), "no time left").toDescribe())).isEmpty();
    }

    @Test
    void of_jobKnownToBeGone_isAskedForOnlyIfListedAgain() {
        Job job = job("back", JobStatus.COMPLETED, ENDED);
        LedgerEntry gone = known(job, Observation.of(job, Jobs.NOW, null), true);

        assertThat(names(plan(List.of(gone), null).toDescribe())).isEmpty();
        assertThat(names(plan(List.of(gone), null, job).toDescribe())).containsExactly("back");
    }
}
