package dev.iotjobs.auditor.audit.listing;

import static dev.iotjobs.auditor.job.JobStatus.CANCELED;
import static dev.iotjobs.auditor.job.JobStatus.COMPLETED;
import static dev.iotjobs.auditor.job.JobStatus.IN_PROGRESS;
import static dev.iotjobs.auditor.job.JobStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.state.Head.WholeListing;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTest {

    private static final Duration TIME = Duration.ofSeconds(100);
    private static final Duration TICK = Duration.ofMinutes(15);

    private static Extent after(Duration ago, boolean complete, int jobs, int unseen) {
        WholeListing last = new WholeListing(Jobs.NOW.minus(ago), complete, jobs, unseen);
        return Extent.of(last, 5, TIME, TICK, Jobs.NOW);
    }

    @Test
    void of_neverListed_isWhole() {
        assertThat(Extent.of(null, 5, TIME, TICK, Jobs.NOW)).isEqualTo(Extent.WHOLE);
    }

    @ParameterizedTest
    @CsvSource({"124750, WHOLE", "124751, UNFINISHED"})
    void of_listThatWasComplete_isWholeWhileItFits(int jobs, Extent expected) {
        assertThat(after(TICK, true, jobs, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"62250, WHOLE", "62251, UNFINISHED"})
    void of_listWhoseEndWasNotReached_isWholeOnlyIfTwiceAsMuchFits(int jobs, Extent expected) {
        assertThat(after(TICK, false, jobs, 0)).isEqualTo(expected);
    }

    @Test
    void of_listThatDoesNotFit_isReadAsFarAsItFitsWhileJobsOnItWereNeverDescribed() {
        assertThat(after(TICK, false, 400_000, 1)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void of_listThatDoesNotFit_isTriedOnceADay_beforeADayIsOver() {
        Duration lastChance = Duration.ofHours(24).minus(TICK);
        assertThat(after(lastChance, true, 1_000_000, 0)).isEqualTo(Extent.UNFINISHED);
        assertThat(after(lastChance.plusMillis(1), true, 1_000_000, 0)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void filters_severalStatuses_areInTheOrderInWhichJobsMove() {
        Scope scope = new Scope(Set.of(CANCELED, COMPLETED, IN_PROGRESS, SCHEDULED), null, null, null, null);

        assertThat(Extent.WHOLE.filters(scope))
                .extracting(JobFilter::status)
                .containsExactly(SCHEDULED, IN_PROGRESS, COMPLETED, CANCELED);
        assertThat(Extent.UNFINISHED.filters(scope))
                .extracting(JobFilter::status)
                .containsExactly(SCHEDULED, IN_PROGRESS, CANCELED);
    }
}
