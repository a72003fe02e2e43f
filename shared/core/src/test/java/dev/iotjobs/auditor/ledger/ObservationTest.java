package dev.iotjobs.auditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.JobProcessDetails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTest {

    private static final Instant LATER = Jobs.NOW.plusSeconds(900);

    private static Observation seen(Instant at, int succeeded, int failed, int timedOut, @Nullable Observation before) {
        JobProcessDetails counters = JobProcessDetails.ofExecuted(succeeded, failed, 0, timedOut);
        return Observation.of(Jobs.inProgress().jobProcessDetails(counters).build(), at, before);
    }

    @Test
    void of_sameCounters_haveStoodStillSinceTheFirstAnswer() {
        Observation before = seen(Jobs.NOW, 31, 1, 0, null);

        assertThat(seen(LATER, 31, 1, 0, before).countersStillSince()).isEqualTo(Jobs.NOW);
    }

    /** Sums and products of small numbers are often the same. */
    @ParameterizedTest
    @CsvSource({"30,32,0", "32,1,0", "31,0,1", "32,-30,0", "1,31,0"})
    void of_otherCounters_haveMoved(int succeeded, int failed, int timedOut) {
        Observation before = seen(Jobs.NOW, 31, 1, 0, null);

        assertThat(seen(LATER, succeeded, failed, timedOut, before).countersStillSince())
                .isEqualTo(LATER);
    }
}
