package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests an account whose jobs do not fit into one audit, in simulated time. */
class ConvergenceTest {

    private static final Instant START = Instant.parse("2026-03-10T07:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(15);

    /** Includes one minute for the steps after describing. */
    private static final Duration TIME_OF_AN_AUDIT = Duration.ofSeconds(200);

    private static final int CALLS_PER_SECOND = 5;

    /** Many calls arrive at the same simulated time, because time moves while calls are under way. */
    private static final int CALLS_UNDER_WAY = 64;

    private final SimulatedTimeline timeline = new SimulatedTimeline(START);
    private final SimulatedAccount account = new SimulatedAccount(DryAudit.ACCOUNT_ID, timeline);

    private void completedJobs(int number) {
        for (int i = 0; i < number; i++) {
            account.put(DryAudit.REGION, job("done-" + i, JobStatus.COMPLETED));
        }
    }

    private static SimulatedJob job(String jobId, JobStatus status) {
        Instant ended = START.minus(Duration.ofDays(9));
        return SimulatedJob.described(jobId, START.minus(Duration.ofDays(10)))
                .status(status)
                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thing/" + jobId))
                .lastUpdatedAt(ended)
                .completedAt(status == JobStatus.COMPLETED ? ended : null)
                .counters(JobCounters.builder().succeeded(1).build())
                .build();
    }

    private DryAudit atHalfOfTheLimit() throws IOException {
        account.rateLimits().limit("DescribeJob", CALLS_PER_SECOND * 2.0, CALLS_UNDER_WAY);
        account.rateLimits().limit("ListJobs", CALLS_PER_SECOND * 2.0, CALLS_UNDER_WAY);
        return new DryAudit(account, timeline, String.valueOf(CALLS_PER_SECOND)).scheduled();
    }

    private List<Coverage> auditUntilComplete(DryAudit audit) {
        List<Coverage> ticks = new ArrayList<>();
        Instant next = timeline.instant();
        RegionRun run;
        do {
            timeline.sleepUntil(next);
            next = next.plus(TICK);
            run = audit.run(TIME_OF_AN_AUDIT);
            ticks.add(run.coverage());
        } while (!run.isComplete() && ticks.size() < 20);
        return ticks;
    }

    @Test
    void audits_manyJobs_convergeInTheComputedNumberOfTicks() throws IOException {
        int jobs = 2500;
        completedJobs(jobs);
        try (DryAudit audit = atHalfOfTheLimit()) {
            List<Coverage> ticks = auditUntilComplete(audit);

            double listing = Math.ceil(jobs / 250.0) / CALLS_PER_SECOND;
            double describedATick = (140 - listing) * CALLS_PER_SECOND;
            assertThat(ticks).hasSize((int) Math.ceil(jobs / describedATick));
            assertThat(ticks).extracting(Coverage::auditsToGo).containsExactly(3, 2, 1, 0);
            assertThat(ticks).extracting(Coverage::percent).isSorted();
            assertThat(audit.requests().totals("DescribeJob").throttled()).isZero();
            assertThat(audit.requests().calls("DescribeJob")).isEqualTo(jobs);
        }
    }

    @Test
    void audits_jobsOfALargeAccountThatWereNotReachedYet_areNoCoverageFinding() throws IOException {
        completedJobs(1000);
        try (DryAudit audit = atHalfOfTheLimit()) {
            RegionRun first = audit.run(TIME_OF_AN_AUDIT);
            timeline.pass(TICK);
            RegionRun second = audit.run(TIME_OF_AN_AUDIT);

            assertThat(first.coverage().notReached().unseen()).isPositive();
            assertThat(first.judged().open()).isEmpty();
            assertThat(second.isComplete()).isTrue();
            assertThat(second.judged().transitions()).isEmpty();
        }
    }

    @Test
    void audits_nothingChanges_costTheListingOnly() throws IOException {
        completedJobs(600);
        try (DryAudit audit = atHalfOfTheLimit()) {
            audit.run(TIME_OF_AN_AUDIT);
            audit.requests().clear();
            timeline.pass(TICK);
            RegionRun quiet = audit.run(TIME_OF_AN_AUDIT);

            assertThat(quiet.isComplete()).isTrue();
            assertThat(audit.requests().calls("DescribeJob")).isZero();
            assertThat(audit.requests().calls("ListJobs")).isEqualTo(3);
        }
    }

    @Test
    void audits_verdictThatTimeChanges_isJudgedAgainWithoutACall() throws IOException {
        account.put(
                DryAudit.REGION,
                job("forced", JobStatus.CANCELED).toBuilder()
                        .forceCanceled(true)
                        .reasonCode("SUPERSEDED")
                        .completedAt(START.minus(Duration.ofDays(9)))
                        .build());
        try (DryAudit audit = atHalfOfTheLimit()) {
            assertThat(audit.run(TIME_OF_AN_AUDIT).judged().open()).hasSize(1);
            audit.requests().clear();
            timeline.pass(Duration.ofDays(22));
            RegionRun later = audit.run(TIME_OF_AN_AUDIT);

            assertThat(later.judged().transitions()).extracting(Transition::end).containsExactly(End.AGED_OUT);
            assertThat(audit.requests().calls("DescribeJob")).isZero();
        }
    }

    @Test
    void audits_verdictThatTimeChangesOnAJobNotReached_isJudgedAgainAllTheSame() throws IOException {
        account.put(
                DryAudit.REGION,
                job("forced", JobStatus.CANCELED).toBuilder()
                        .forceCanceled(true)
                        .reasonCode("SUPERSEDED")
                        .completedAt(START.minus(Duration.ofDays(9)))
                        .build());
        try (DryAudit audit = atHalfOfTheLimit()) {
            audit.run(TIME_OF_AN_AUDIT);
            for (int i = 0; i < 1000; i++) {
                account.put(DryAudit.REGION, job("live-" + i, JobStatus.IN_PROGRESS));
            }
            auditUntilComplete(audit);
            timeline.pass(Duration.ofDays(31));
            RegionRun later = audit.run(TIME_OF_AN_AUDIT);

            assertThat(later.coverage().notReached().overdue()).isBetween(200, 400);
            assertThat(later.judged().transitions())
                    .filteredOn(change -> change.key().subject() instanceof Subject.OfJob && change.end() != null)
                    .singleElement()
                    .satisfies(resolved -> {
                        assertThat(resolved.end()).isEqualTo(End.AGED_OUT);
                        assertThat(resolved.key().subject().name()).isEqualTo("forced");
                    });
        }
    }

    @Test
    void audits_jobsStillUnseen_doNotStarveThoseThatRun() throws IOException {
        account.put(DryAudit.REGION, job("live", JobStatus.IN_PROGRESS));
        try (DryAudit audit = atHalfOfTheLimit()) {
            audit.run(TIME_OF_AN_AUDIT);
            completedJobs(3000);
            account.mutate(
                    DryAudit.REGION,
                    "live",
                    job -> job.toBuilder()
                            .forceCanceled(true)
                            .status(JobStatus.CANCELED)
                            .lastUpdatedAt(timeline.instant())
                            .completedAt(timeline.instant())
                            .build());
            boolean seen =
                    audit.requests().entries("DescribeJob").stream().anyMatch(call -> "live".equals(call.resource()));
            timeline.pass(TICK);
            RegionRun second = audit.run(TIME_OF_AN_AUDIT);

            assertThat(second.coverage().notReached().unseen()).isPositive();
            if (seen) {
                assertThat(second.judged().transitions())
                        .anySatisfy(opened -> assertThat(opened.key().ruleId()).isEqualTo("IOTJ-LIF-01"));
            }
        }
    }
}
