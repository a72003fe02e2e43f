package dev.iotjobs.auditor.state.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private static final Duration RECENT = Duration.ofDays(7);

    private static Instant hour(int number) {
        return Jobs.NOW.plus(Duration.ofHours(number));
    }

    private static JobBuilder queued(int number) {
        return Jobs.inProgress()
                .jobProcessDetails(
                        JobProcessDetails.builder().queued(number).succeeded(1).build());
    }

    private static Observation described(JobBuilder job, int hour, @Nullable Observation before) {
        return Observation.of(job.build(), hour(hour), before, RECENT);
    }

    private static Instant stillSince(JobBuilder first, JobBuilder second) {
        return described(second, 1, described(first, 0, null)).times().still().since();
    }

    @Test
    void still_nothingMoved_isSinceTheFirstObservation() {
        assertThat(stillSince(queued(3), queued(3))).isEqualTo(hour(0));
    }

    @Test
    void still_counterStatusOrUpdateMoved_isSinceTheLastObservation() {
        assertThat(stillSince(queued(3), queued(2))).isEqualTo(hour(1));
        assertThat(stillSince(queued(3), queued(3).status(JobStatus.CANCELED))).isEqualTo(hour(1));
        assertThat(stillSince(queued(3), queued(3).lastUpdatedAt(hour(0)))).isEqualTo(hour(1));
    }

    @Test
    void still_whatIsNoProgressMoved_isSinceTheFirstObservation() {
        assertThat(stillSince(queued(3), queued(3).isConcurrent(true))).isEqualTo(hour(0));
        assertThat(stillSince(queued(3), queued(3).scheduledJobRollouts(List.of("2026-03-11T01:00"))))
                .isEqualTo(hour(0));
        assertThat(stillSince(queued(3), queued(3).timeoutConfig(new TimeoutConfig(60L))))
                .isEqualTo(hour(0));
    }

    @Test
    void still_answerWithoutCounters_neitherCountsNorEndsIt() {
        Observation before = described(queued(3), 0, null);
        Observation without = described(Jobs.inProgress(), 1, before);

        assertThat(described(queued(3), 2, without).times().still().since()).isEqualTo(hour(0));
        assertThat(described(queued(2), 2, without).times().still().since()).isEqualTo(hour(2));
    }

    @Test
    void still_facts_sayHowLong() {
        Observation observation = described(queued(3), 5, described(queued(3), 0, null));

        assertThat(observation.facts(Jobs.key("firmware-7")).seen().still()).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void of_openExecutions_areDevicesAtRisk() {
        JobProcessDetails open =
                JobProcessDetails.builder().queued(4).inProgress(3).succeeded(2).build();

        assertThat(described(Jobs.inProgress().jobProcessDetails(open), 0, null).devicesAtRisk())
                .isEqualTo(7);
        assertThat(described(Jobs.inProgress(), 0, null).devicesAtRisk()).isEqualTo(-1);
    }
}
