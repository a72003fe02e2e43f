package dev.iotjobs.auditor.audit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.SimulatedTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PacedApiTest {

    private static final Instant LATEST = Jobs.NOW.plus(Duration.ofHours(1));

    private final SimulatedTimeline timeline = new SimulatedTimeline(Jobs.NOW);
    private final PacedApi api = new PacedApi("DescribeJob", new Pacer(10, timeline), timeline, () -> true);

    private static Answer<String> unavailable() {
        return new Answer.Failed<>("ServiceUnavailableException: busy", true);
    }

    private static Answer<String> denied() {
        return new Answer.Denied<>("AccessDeniedException: no");
    }

    private static Answer<String> ok() {
        return new Answer.Ok<>("job");
    }

    /**
     * Makes {@code most} calls. Ends early if a call gives {@link Answer.OutOfTime}. Returns the number of calls made.
     */
    private int call(int most, IntFunction<Answer<String>> answers) {
        int made = 0;
        while (made < most) {
            int call = made;
            if (api.call(LATEST, () -> answers.apply(call)) instanceof Answer.OutOfTime<String>) {
                return made;
            }
            made++;
        }
        return made;
    }

    @Test
    void call_failsFourTimesInARow_keepsTheRate() {
        call(4, _ -> unavailable());

        assertThat(api.callsPerSecond()).isEqualTo(10);
    }

    @Test
    void call_failsFiveTimesInARow_slowsDown() {
        call(5, _ -> unavailable());

        assertThat(api.callsPerSecond()).isCloseTo(7, within(0.01));
    }

    @Test
    void call_failsAtEveryOtherCall_keepsTheRate() {
        call(100, call -> call % 2 == 0 ? unavailable() : ok());

        assertThat(api.callsPerSecond()).isEqualTo(10);
        assertThat(api.givenUp()).isNull();
    }

    @Test
    void call_failsAfterAThrottling_doesNotRecover() {
        call(1, _ -> new Answer.Throttled<>("ThrottlingException"));
        double slow = api.callsPerSecond();

        call(3, _ -> unavailable());

        assertThat(api.callsPerSecond()).isEqualTo(slow);
    }

    @Test
    void call_failsForTenSeconds_isGivenUp() {
        int made = call(1_000, _ -> unavailable());

        assertThat(made).isBetween(25, 60);
        assertThat(Duration.between(Jobs.NOW, timeline.instant()))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(api.givenUp()).isEqualTo("DescribeJob failed repeatedly: ServiceUnavailableException");
    }

    @Test
    void call_failsManyTimesAtOnce_isNotGivenUp() {
        for (int i = 0; i < 64; i++) {
            api.call(PacedApiTest::unavailable);
        }

        assertThat(api.givenUp())
                .as("a connection that breaks under many calls is one event")
                .isNull();
    }

    @Test
    void call_deniedForTenSeconds_isGivenUpAtFullSpeed() {
        int made = call(1_000, _ -> denied());

        assertThat(made).isBetween(100, 102);
        assertThat(api.callsPerSecond()).isEqualTo(10);
    }

    @Test
    void call_differentErrorsInTurn_continues() {
        int made = call(300, call -> call % 2 == 0 ? denied() : new Answer.Rejected<>("InvalidRequestException: no"));

        assertThat(made).isEqualTo(300);
    }

    @Test
    void call_oneAnswerInBetween_continues() {
        int made = call(300, call -> call % 90 == 89 ? ok() : denied());

        assertThat(made).isEqualTo(300);
    }

    @Test
    void call_credentialsExpired_isGivenUpAtOnce() {
        int made = call(10, _ -> new Answer.Unauthenticated<>("ExpiredTokenException: the token is expired"));

        assertThat(made).isEqualTo(1);
        assertThat(api.givenUp()).isEqualTo("DescribeJob was refused: ExpiredTokenException: the token is expired");
        assertThat(api.calls()).isEqualTo(new ApiCalls(1, 0, 1));
    }
}
