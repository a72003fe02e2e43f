package dev.iotjobs.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.AbortCriteria;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests how a job changes when devices answer, join a group or leave it. The expected states were captured from AWS.
 */
class AnsweredJobTest {

    private static final String REGION = "eu-west-1";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SimulatedAccount account = new SimulatedAccount("123456789012", InstantSource.fixed(NOW));
    private final String group = account.iotArn(REGION, "thinggroup/pumps");

    @Test
    void answer_abortCriterionMet_cancelsWithTheServicesReason() {
        put(TargetSelection.SNAPSHOT, criterion("FAILED", 20, 5));

        SimulatedJob aborted = answer(JobCounters.builder()
                .queued(10)
                .inProgress(2)
                .succeeded(4)
                .failed(1)
                .build());

        assertThat(aborted.status()).isEqualTo(JobStatus.CANCELED);
        assertThat(aborted.forceCanceled()).isFalse();
        assertThat(aborted.reasonCode()).isEqualTo("ABORT_CANCEL");
        assertThat(aborted.comment())
                .isEqualTo("Abort criteria for failure type FAILED with threshold 20.00% met. Total completed"
                        + " executions: 5, total FAILED executions: 1");
        assertThat(aborted.counters())
                .isEqualTo(JobCounters.builder()
                        .inProgress(2)
                        .succeeded(4)
                        .failed(1)
                        .canceled(10)
                        .build());
        assertThat(aborted.completedAt()).isEqualTo(NOW);
        assertThat(aborted.lastUpdatedAt()).isEqualTo(NOW);
    }

    @Test
    void answer_belowThresholdOrMinimum_continues() {
        put(TargetSelection.SNAPSHOT, criterion("FAILED", 20, 5));

        assertThat(answer(JobCounters.builder()
                                .queued(10)
                                .inProgress(2)
                                .succeeded(3)
                                .failed(1)
                                .build())
                        .status())
                .isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(answer(JobCounters.builder()
                                .queued(10)
                                .inProgress(2)
                                .succeeded(5)
                                .failed(1)
                                .build())
                        .status())
                .isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(answer(JobCounters.builder()
                                .queued(10)
                                .inProgress(2)
                                .succeeded(3)
                                .timedOut(1)
                                .rejected(1)
                                .build())
                        .status())
                .isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    void answer_canceledAndRemovedExecutions_countAsCompleted() {
        put(TargetSelection.SNAPSHOT, criterion("ALL", 20, 10));
        assertThat(answer(JobCounters.builder()
                                .queued(9)
                                .succeeded(2)
                                .failed(1)
                                .timedOut(1)
                                .removed(3)
                                .canceled(3)
                                .build())
                        .status())
                .isEqualTo(JobStatus.CANCELED);

        put(TargetSelection.SNAPSHOT, criterion("ALL", 20, 10));
        assertThat(answer(JobCounters.builder()
                                .queued(9)
                                .succeeded(2)
                                .failed(1)
                                .timedOut(1)
                                .removed(3)
                                .canceled(4)
                                .build())
                        .status())
                .isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    void answer_severalCriteria_areTakenOneByOne() {
        put(TargetSelection.SNAPSHOT, criterion("TIMED_OUT", 50, 4), criterion("REJECTED", 10, 4));

        assertThat(answer(JobCounters.builder()
                                .queued(1)
                                .succeeded(2)
                                .timedOut(1)
                                .rejected(1)
                                .build())
                        .comment())
                .contains("failure type REJECTED with threshold 10.00% met")
                .endsWith("executions: 4, total REJECTED executions: 1");
    }

    @Test
    void answer_nothingLeft_completesSnapshotJobsOnly() {
        JobCounters done = JobCounters.builder().succeeded(3).removed(1).build();
        put(TargetSelection.SNAPSHOT);
        assertThat(answer(done).status()).isEqualTo(JobStatus.COMPLETED);
        put(TargetSelection.CONTINUOUS);
        assertThat(answer(done).status()).isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    void answer_endedJob_staysEnded() {
        put(TargetSelection.SNAPSHOT, criterion("ALL", 20, 1));
        answer(JobCounters.builder().queued(1).inProgress(1).failed(1).build());

        SimulatedJob late =
                answer(JobCounters.builder().succeeded(1).failed(1).canceled(1).build());

        assertThat(late.status()).isEqualTo(JobStatus.CANCELED);
        assertThat(late.counters().succeeded()).isEqualTo(1);
    }

    @Test
    void groupSize_thingsLeave_removesQueuedExecutionsOfContinuousJobsOnly() {
        JobCounters before = JobCounters.builder()
                .queued(3)
                .inProgress(4)
                .succeeded(5)
                .failed(1)
                .build();
        account.groupSize(group, 13);
        account.put(
                REGION,
                job("continuous", TargetSelection.CONTINUOUS).counters(before).build());
        account.put(
                REGION,
                job("snapshot", TargetSelection.SNAPSHOT).counters(before).build());

        account.groupSize(group, 11);
        assertThat(counters("continuous"))
                .isEqualTo(JobCounters.builder()
                        .queued(1)
                        .inProgress(4)
                        .succeeded(5)
                        .failed(1)
                        .removed(2)
                        .build());
        account.groupSize(group, 7);
        assertThat(counters("continuous"))
                .isEqualTo(JobCounters.builder()
                        .inProgress(4)
                        .succeeded(5)
                        .failed(1)
                        .removed(3)
                        .build());
        account.groupSize(group, 9);
        assertThat(counters("continuous"))
                .isEqualTo(JobCounters.builder()
                        .queued(2)
                        .inProgress(4)
                        .succeeded(5)
                        .failed(1)
                        .removed(3)
                        .build());
        assertThat(counters("snapshot")).isEqualTo(before);
    }

    private JobCounters counters(String jobId) {
        return account.job(REGION, jobId).orElseThrow().counters();
    }

    private SimulatedJob answer(JobCounters then) {
        return account.answer(REGION, "one", _ -> then);
    }

    private void put(TargetSelection selection, AbortCriteria... criteria) {
        account.put(
                REGION,
                job("one", selection)
                        .settings(JobSettings.NONE.withAbortConfig(
                                criteria.length == 0 ? null : new AbortConfig(List.of(criteria))))
                        .build());
    }

    private SimulatedJob.Builder job(String jobId, TargetSelection selection) {
        return SimulatedJob.builder(jobId, NOW.minus(Duration.ofDays(1)))
                .targets(List.of(group))
                .targetSelection(selection);
    }

    private static AbortCriteria criterion(String failureType, double percent, int least) {
        return new AbortCriteria(failureType, "CANCEL", percent, least);
    }
}
