package dev.iotjobs.auditor.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobFactsTest {

    private static final Duration RECENT = Duration.ofDays(7);

    private static Job continuous(@Nullable JobProcessDetails counters) {
        return Jobs.inProgress()
                .targetSelection(TargetSelection.CONTINUOUS)
                .jobProcessDetails(counters)
                .build();
    }

    private static JobProcessDetails succeeded(int number) {
        return JobProcessDetails.ofExecuted(number, 0, 0, 0);
    }

    private static Instant day(double days) {
        return Jobs.NOW.plusMillis(Math.round(days * Duration.ofDays(1).toMillis()));
    }

    private static List<Instant> times(JobFacts facts) {
        return facts.earlier().stream().map(EarlierCounters::at).toList();
    }

    @Test
    void next_continuousJob_keepsTwoVectorsThatAreRecentApart() {
        JobFacts facts = JobFacts.first(continuous(succeeded(1)), day(0));
        for (double at : new double[] {3, 6.99, 7, 10, 13.99, 14.5}) {
            facts = facts.next(continuous(succeeded(2)), day(at), RECENT);
        }

        assertThat(times(facts)).containsExactly(day(14.5), day(7));
        assertThat(facts.countersBefore(day(15), RECENT).map(EarlierCounters::at))
                .contains(day(7));
        assertThat(facts.countersBefore(day(21.5), RECENT).map(EarlierCounters::at))
                .contains(day(14.5));
    }

    @Test
    void next_snapshotJob_keepsNone() {
        Job snapshot = Jobs.inProgress().jobProcessDetails(succeeded(1)).build();
        JobFacts facts = JobFacts.first(snapshot, day(0)).next(snapshot, day(8), RECENT);

        assertThat(facts.earlier()).isEmpty();
    }

    @Test
    void next_answerWithoutCounters_keepsWhatIsKnown() {
        JobFacts facts = JobFacts.first(continuous(succeeded(1)), day(0)).next(continuous(null), day(8), RECENT);

        assertThat(times(facts)).containsExactly(day(0));
    }

    @Test
    void countersBefore_answerWithoutSelection_isStillOfAContinuousJob() {
        Job bare = Jobs.inProgress().targetSelection(null).build();
        JobFacts facts = JobFacts.first(continuous(succeeded(1)), day(0)).next(bare, day(8), RECENT);

        assertThat(facts.countersBefore(day(8), RECENT)).isPresent();
    }

    @Test
    void countersBefore_selectionSnapshot_isNone() {
        Job snapshot = Jobs.inProgress().jobProcessDetails(succeeded(1)).build();
        EarlierCounters earlier = new EarlierCounters(day(0), succeeded(0));

        assertThat(new JobFacts(snapshot, day(8), List.of(earlier)).countersBefore(day(8), RECENT))
                .isEmpty();
    }

    @Test
    void next_countersFromTheFuture_areDropped() {
        JobFacts facts =
                JobFacts.first(continuous(succeeded(1)), day(300)).next(continuous(succeeded(2)), day(1), RECENT);

        assertThat(times(facts)).containsExactly(day(1));
    }

    @Test
    void next_vector_holdsNoTargets() {
        JobProcessDetails rolling = JobProcessDetails.builder()
                .processingTargets(List.of(Jobs.GROUP))
                .canceled(1)
                .succeeded(2)
                .failed(3)
                .rejected(4)
                .queued(5)
                .inProgress(6)
                .removed(7)
                .timedOut(8)
                .build();
        JobFacts facts = JobFacts.first(continuous(rolling), day(0));

        assertThat(facts.earlier().getFirst().counters())
                .isEqualTo(JobProcessDetails.builder()
                        .canceled(1)
                        .succeeded(2)
                        .failed(3)
                        .rejected(4)
                        .queued(5)
                        .inProgress(6)
                        .removed(7)
                        .timedOut(8)
                        .build());
    }

    /**
     * Tests random times between audits. Once a job has been known for 7 days, its facts have earlier counters for
     * comparison. These are at least 7 days old, and at most 14 days and one tick.
     */
    @Test
    void next_randomTicks_leaveCountersOfTheRightAge() {
        Random random = new Random(42);
        Duration longestTick = Duration.ofHours(30);
        for (int history = 0; history < 200; history++) {
            Instant now = day(0);
            JobFacts facts = JobFacts.first(continuous(succeeded(0)), now);
            for (int tick = 0; tick < 100; tick++) {
                now = now.plusSeconds(1 + random.nextLong(longestTick.toSeconds()));
                facts = facts.next(continuous(succeeded(tick)), now, RECENT);
                Optional<EarlierCounters> before = facts.countersBefore(now, RECENT);

                assertThat(facts.earlier()).hasSizeLessThanOrEqualTo(2);
                if (Duration.between(day(0), now).compareTo(RECENT) >= 0) {
                    assertThat(Duration.between(before.orElseThrow().at(), now))
                            .isBetween(RECENT, RECENT.multipliedBy(2).plus(longestTick));
                }
            }
        }
    }
}
