package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.auditor.ledger.Refusal;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Freshness EVERY_QUARTER = Freshness.every(Duration.ofMinutes(15));

    private final List<LedgerEntry> known = new ArrayList<>();
    private final List<JobSummary> listed = new ArrayList<>();
    private Scope scope = Scope.WHOLE_ACCOUNT;
    private Ledger ledger = new Ledger(null);

    /** A live job that was last described so long ago, and whose counters had stood still for a while by then. */
    private void live(String jobId, Duration described, Duration still) {
        Instant describedAt = Jobs.NOW.minus(described);
        Instant updated = Jobs.NOW.minus(Duration.ofDays(1));
        Job job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS)
                .lastUpdatedAt(updated)
                .build();
        listed.add(job.summary());
        known.add(entry(
                job,
                new Observation(describedAt, job.status(), updated, null, 1, describedAt.minus(still)),
                null,
                false));
    }

    /** A job that ended so long ago and was last described so long ago. */
    private void ended(String jobId, Duration ended, Duration described) {
        Job job = endedJob(jobId, ended);
        listed.add(job.summary());
        known.add(entry(job, observation(job, described), null, false));
    }

    private void unseen(String jobId) {
        listed.add(endedJob(jobId, Duration.ofDays(3)).summary());
    }

    private static Job endedJob(String jobId, Duration ago) {
        return Job.builder(Jobs.key(jobId), JobStatus.COMPLETED)
                .lastUpdatedAt(Jobs.NOW.minus(ago))
                .completedAt(Jobs.NOW.minus(ago))
                .build();
    }

    private static Observation observation(Job job, Duration described) {
        return Observation.of(job, Jobs.NOW.minus(described), null);
    }

    private static LedgerEntry entry(
            Job job, @Nullable Observation observation, @Nullable Refusal refusal, boolean gone) {
        return new LedgerEntry(new Subject.OfJob(job.key()), 1, "run", Map.of(), observation, refusal, "", null, gone);
    }

    private Plan plan(Freshness freshness, @Nullable Extent extent, String... first) {
        ledger = new Ledger(null);
        known.forEach(ledger::put);
        listed.forEach(ledger::list);
        Listing listing = new Listing(ledger.listed(), 0, extent, extent == null ? "no time was left" : null);
        return Plan.of(ledger, listing, scope, Set.of(first), freshness, Jobs.NOW);
    }

    private Plan plan() {
        return plan(EVERY_QUARTER, Extent.WHOLE);
    }

    private List<String> names(int[] rows) {
        return names(Arrays.stream(rows));
    }

    private List<String> names(IntStream rows) {
        return rows.mapToObj(row -> ledger.key(row).jobId()).toList();
    }

    @Test
    void of_liveJobs_areDueTheLaterTheLongerTheyStandStill() {
        live("moving-due", Duration.ofMinutes(15), Duration.ZERO);
        live("moving-fresh", Duration.ofMinutes(14), Duration.ZERO);
        live("still-an-hour-fresh", Duration.ofMinutes(59), Duration.ofHours(1));
        live("still-an-hour-due", Duration.ofMinutes(60), Duration.ofHours(1));
        live("still-for-weeks-fresh", Duration.ofHours(23), Duration.ofDays(20));
        live("still-for-weeks-due", Duration.ofHours(24), Duration.ofDays(20));

        assertThat(names(plan().toDescribe()))
                .containsExactlyInAnyOrder("moving-due", "still-an-hour-due", "still-for-weeks-due");
        assertThat(names(plan().upToDate()))
                .containsExactlyInAnyOrder("moving-fresh", "still-an-hour-fresh", "still-for-weeks-fresh");
    }

    @Test
    void of_endedJobs_areDescribedOnceSettledAndThenEveryThirtyDays() {
        ended("seen-settled", Duration.ofDays(3), Duration.ofDays(1));
        ended("seen-too-early", Duration.ofDays(2), Duration.ofHours(47));
        ended("settling", Duration.ofHours(20), Duration.ofHours(19));
        ended("long-ago", Duration.ofDays(90), Duration.ofDays(30));
        ended("long-ago-fresh", Duration.ofDays(90), Duration.ofDays(29));

        assertThat(names(plan().toDescribe())).containsExactlyInAnyOrder("seen-too-early", "long-ago");
    }

    @Test
    void of_mostOverdue_goesFirst() {
        live("twice", Duration.ofMinutes(30), Duration.ZERO);
        live("four-times", Duration.ofHours(1), Duration.ZERO);
        live("just-due", Duration.ofHours(24), Duration.ofDays(3));

        assertThat(names(plan().toDescribe())).containsExactly("four-times", "twice", "just-due");
    }

    @Test
    void of_unseenJobs_takeEveryOtherTurnWhileOthersWait() {
        live("a", Duration.ofMinutes(50), Duration.ZERO);
        live("b", Duration.ofMinutes(40), Duration.ZERO);
        unseen("new-1");
        unseen("new-2");
        unseen("new-3");

        assertThat(names(plan().toDescribe())).containsExactly("a", "new-1", "b", "new-2", "new-3");
    }

    @Test
    void of_unseenJobs_liveOnesGoFirstThenThoseThatEndedLast() {
        listed.add(endedJob("long-ago", Duration.ofDays(300)).summary());
        listed.add(Job.builder(Jobs.key("live"), JobStatus.SCHEDULED).build().summary());
        listed.add(endedJob("lately", Duration.ofDays(3)).summary());
        listed.add(Job.builder(Jobs.key("nobody-knows-when"), JobStatus.CANCELED)
                .build()
                .summary());

        assertThat(names(plan().toDescribe())).containsExactly("live", "lately", "long-ago", "nobody-knows-when");
    }

    @Test
    void without_jobsTakenCareOf_leavesTheOthersInTheirOrder() {
        unseen("first");
        unseen("second");
        unseen("third");
        Plan plan = plan();
        int row = ledger.row(Jobs.key("second"));

        assertThat(names(plan.without(each -> each == row).toDescribe())).containsExactly("first", "third");
    }

    @Test
    void describingAlso_freshJobs_areDescribedLast() {
        live("fresh", Duration.ofMinutes(1), Duration.ZERO);
        live("fresh-without-snapshot", Duration.ofMinutes(1), Duration.ZERO);
        live("due", Duration.ofHours(1), Duration.ZERO);
        Plan plan = plan();
        int row = ledger.row(Jobs.key("fresh-without-snapshot"));

        assertThat(names(plan.describingAlso(Set.of(row)).toDescribe()))
                .containsExactly("due", "fresh-without-snapshot");
        assertThat(names(plan.describingAlso(Set.of(row)).upToDate())).containsExactly("fresh");
    }

    @Test
    void of_listedDifferently_isDueAtOnce() {
        ended("changed", Duration.ofDays(3), Duration.ofDays(1));
        listed.set(0, endedJob("changed", Duration.ofDays(3).minusMillis(1)).summary());

        assertThat(names(plan().toDescribe())).containsExactly("changed");
    }

    @Test
    void of_somebodyAsksNow_everyLiveJobIsDue() {
        live("just-seen", Duration.ofSeconds(1), Duration.ofDays(20));
        ended("settled", Duration.ofDays(3), Duration.ofDays(1));

        assertThat(names(plan(Freshness.now(), Extent.WHOLE).toDescribe())).containsExactly("just-seen");
    }

    @Test
    void of_jobNoLongerListed_isAskedForUnlessTheListIsIncomplete() {
        ended("missing", Duration.ofDays(3), Duration.ofDays(1));
        listed.clear();

        assertThat(names(plan().toDescribe())).containsExactly("missing");
        assertThat(names(plan(EVERY_QUARTER, null).toDescribe())).isEmpty();
    }

    @Test
    void of_onlyUnfinishedJobsListed_completedOnesAreNotMissing() {
        ended("completed", Duration.ofDays(3), Duration.ofDays(1));
        ended("completed-long-ago", Duration.ofDays(90), Duration.ofDays(30));
        live("was-live", Duration.ofMinutes(1), Duration.ZERO);
        listed.clear();
        Plan plan = plan(EVERY_QUARTER, Extent.UNFINISHED);

        assertThat(names(plan.toDescribe())).containsExactly("was-live", "completed-long-ago");
        assertThat(names(plan.upToDate())).containsExactly("completed");
    }

    @Test
    void of_narrowerScope_asksOnlyForUnlistedJobsWithSomethingToResolve() {
        ended("in-order", Duration.ofDays(3), Duration.ofDays(1));
        Job job = endedJob("broken", Duration.ofDays(3));
        Map<String, Mark> open = Map.of("IOTJ-RUN-01", new Mark(true, Severity.HIGH, Jobs.NOW, 1, 1));
        known.add(new LedgerEntry(
                new Subject.OfJob(job.key()),
                1,
                "run",
                open,
                observation(job, Duration.ofDays(1)),
                null,
                "",
                null,
                false));
        listed.clear();
        scope = new Scope(Set.of(), null, "pumps", null);

        assertThat(names(plan().toDescribe())).containsExactly("broken");
        assertThat(names(plan().upToDate())).isEmpty();
    }

    @Test
    void unknown_jobsNobodyKnows_areNamed() {
        ended("known", Duration.ofDays(3), Duration.ofDays(1));

        assertThat(plan(EVERY_QUARTER, Extent.WHOLE, "known", "typo").unknown(Set.of("known", "typo")))
                .containsExactly("typo");
    }

    @Test
    void of_jobSomebodyAsksFor_goesFirstHoweverFresh() {
        live("overdue", Duration.ofHours(5), Duration.ZERO);
        ended("settled", Duration.ofDays(3), Duration.ofDays(1));

        assertThat(names(plan(EVERY_QUARTER, Extent.WHOLE, "settled").toDescribe()))
                .containsExactly("settled", "overdue");
    }

    @Test
    void of_jobKnownToBeGone_isAskedForOnlyIfListedAgain() {
        Job job = endedJob("back", Duration.ofDays(3));
        known.add(entry(job, observation(job, Duration.ofDays(1)), null, true));
        assertThat(names(plan().toDescribe())).isEmpty();

        listed.add(job.summary());
        assertThat(names(plan().toDescribe())).containsExactly("back");
    }

    @Test
    void of_refusedJob_isAskedForLessAndLessOften() {
        Job job = endedJob("denied", Duration.ofDays(3));
        listed.add(job.summary());
        known.add(entry(job, null, new Refusal(3, Jobs.NOW.minus(Duration.ofMinutes(59))), false));
        assertThat(names(plan().waiting())).containsExactly("denied");

        known.set(0, entry(job, null, new Refusal(3, Jobs.NOW.minus(Duration.ofMinutes(60))), false));
        assertThat(names(plan().toDescribe())).containsExactly("denied");
        assertThat(names(plan(Freshness.now(), Extent.WHOLE).toDescribe())).containsExactly("denied");
    }
}
