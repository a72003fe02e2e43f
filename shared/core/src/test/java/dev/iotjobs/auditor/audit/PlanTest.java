package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which jobs a scheduled audit describes, tested by its calls. */
class PlanTest {

    private static final JobProcessDetails DONE =
            JobProcessDetails.builder().succeeded(50).build();

    private final TestInstallation installation = TestInstallation.ofOneRegion();
    private final TestRegion region = installation.region();
    private final Instant start = TestInstallation.START;

    /** The number of times that a job is described in the given number of ticks after the first. */
    private int describedIn(int ticks) {
        installation.tick();
        region.takeDescribed();
        for (int tick = 0; tick < ticks; tick++) {
            installation.tick();
        }
        return region.takeDescribed().size();
    }

    private static Job finished(String jobId, Instant end) {
        return TestJobs.healthy(TestJobs.key(jobId, TestJobs.CREATED), JobStatus.COMPLETED)
                .jobProcessDetails(DONE)
                .completedAt(end)
                .build();
    }

    @Test
    void liveJobWithDevicesToCome_isDescribedInEveryTick() {
        region.put(TestJobs.healthy("moving").build());

        assertThat(describedIn(8)).isEqualTo(8);
    }

    @Test
    void liveJobWithNothingInMotion_isDescribedEveryHour() {
        region.put(TestJobs.healthy("still").jobProcessDetails(DONE).build());

        assertThat(describedIn(8)).isEqualTo(2);
    }

    @Test
    void scheduledJob_isDescribedEveryHour_andInEveryTickFromItsStartOn() {
        region.put(TestJobs.healthy(TestJobs.key("later", TestJobs.CREATED), JobStatus.SCHEDULED)
                .schedulingConfig(new SchedulingConfig("2026-03-10T09:00", null, null, List.of()))
                .build());

        assertThat(describedIn(6)).isEqualTo(1); // 07:15 to 08:30
        assertThat(describedIn(4)).isEqualTo(4); // from 09:00 on
    }

    @Test
    void finishedJob_isDescribedInEveryTickUntilItsCountersSettle_thenWeekly() {
        region.put(finished("done", start));

        assertThat(describedIn(2)).isEqualTo(2);
        assertThat(describedIn(90)).isZero();
        installation.timeline.pass(Duration.ofDays(7));
        installation.tick();
        assertThat(region.takeDescribed()).hasSize(1);
    }

    @Test
    void jobThatEndedLongAgo_isNeverDescribed() {
        region.put(finished("old", start.minus(Duration.ofDays(31))));

        AuditReport report = installation.tick();

        assertThat(region.takeDescribed()).isEmpty();
        assertThat(installation.run(report).coverage().listed().endedLongAgo()).isEqualTo(1);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void jobThatChangesInTheListing_isDescribedInThisTick() {
        region.put(finished("done", start.minus(Duration.ofDays(1))));
        installation.tick();
        region.takeDescribed();
        region.put(finished("done", start.minus(Duration.ofDays(1))).toBuilder()
                .lastUpdatedAt(start)
                .build());

        installation.tick();

        assertThat(region.takeDescribed()).containsExactly("done");
    }

    @Test
    void deniedJob_isAskedForInFiveTicks_thenHourly() {
        region.put(TestJobs.healthy("denied").build());
        region.deny(_ -> true);

        assertThat(describedIn(4)).isEqualTo(4);
        assertThat(describedIn(8)).isEqualTo(2);
    }

    @Test
    void deniedJob_thatIsAllowedAgain_isEvaluatedAtOnce() {
        region.put(TestJobs.healthy("denied").build());
        region.deny(_ -> true);
        installation.tick();
        region.deny(_ -> false);

        assertThat(installation.run(installation.tick()).coverage().evaluated()).isEqualTo(1);
    }

    @Test
    void namedJob_isDescribedFirst() {
        for (int i = 0; i < 5; i++) {
            region.put(TestJobs.healthy("job-" + i).build());
        }
        installation.tick();
        region.takeDescribed();
        AuditRequest request = installation.request();

        installation.audit(new AuditRequest(
                request.runId(),
                request.configured(),
                request.scope(),
                Set.of("job-3"),
                request.deadline(),
                Set.of(Option.SCHEDULED)));

        assertThat(region.takeDescribed()).hasSize(5).first().isEqualTo("job-3");
    }

    @Test
    void budgetIsShort_neverSeenJobsAndThoseThatMove_takeTurns() {
        for (int i = 0; i < 300; i++) {
            region.put(TestJobs.healthy("known-" + i).build());
        }
        installation.tick();
        for (int i = 0; i < 300; i++) {
            region.put(TestJobs.healthy("never-seen-" + i).build());
        }
        region.takeDescribed();
        installation.budget = Budget.rate(0.2);

        AuditReport report = installation.tick();

        List<String> described = region.takeDescribed();
        assertThat(described).hasSizeBetween(100, 200);
        List<String> unseen = new ArrayList<>(described);
        unseen.removeIf(jobId -> !jobId.startsWith("never-seen"));
        assertThat(unseen.size() * 2).isBetween(described.size() - 1, described.size() + 1);
        assertThat(installation.run(report).coverage().notReached().overdue()).isPositive();
        assertThat(installation.run(report).coverage().notReached().unseen()).isPositive();
    }

    @Test
    void auditByHand_describesEveryLiveJob() {
        region.put(TestJobs.healthy("still").jobProcessDetails(DONE).build());
        installation.tick();
        region.takeDescribed();

        installation.narrow(installation.configured);

        assertThat(region.takeDescribed()).containsExactly("still");
    }
}
