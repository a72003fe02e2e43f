package dev.iotjobs.auditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.ledger.History;
import dev.iotjobs.auditor.ledger.History.WholeListing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTest {

    private static final Duration TIME = Duration.ofSeconds(100);

    private static Extent after(Duration ago, boolean complete, int jobs) {
        return after(ago, complete, jobs, 0);
    }

    private static Extent after(Duration ago, boolean complete, int jobs, int unseen) {
        WholeListing last = new WholeListing(Jobs.NOW.minus(ago), complete, jobs, unseen);
        return Extent.of(History.beginning(Jobs.NOW).after(last), 5, TIME, Jobs.NOW);
    }

    @Test
    void of_neverListed_isWhole() {
        assertThat(Extent.of(History.beginning(Jobs.NOW), 5, TIME, Jobs.NOW)).isEqualTo(Extent.WHOLE);
    }

    @ParameterizedTest
    @CsvSource({"124750, WHOLE", "124751, UNFINISHED"})
    void of_listThatWasComplete_isWholeWhileItFits(int jobs, Extent expected) {
        assertThat(after(Duration.ofMinutes(15), true, jobs)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"62250, WHOLE", "62251, UNFINISHED"})
    void of_listWhoseEndWasNotReached_isWholeOnlyIfTwiceAsMuchFits(int jobs, Extent expected) {
        assertThat(after(Duration.ofMinutes(15), false, jobs)).isEqualTo(expected);
    }

    @Test
    void of_listThatDoesNotFit_isReadAsFarAsItFitsWhileJobsOnItWereNeverSeen() {
        assertThat(after(Duration.ofMinutes(15), false, 400_000, 1)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void of_listThatDoesNotFit_isTriedOnceADay() {
        assertThat(after(Duration.ofHours(24).minusMillis(1), true, 1_000_000)).isEqualTo(Extent.UNFINISHED);
        assertThat(after(Duration.ofHours(24), true, 1_000_000)).isEqualTo(Extent.WHOLE);
    }
}
