package dev.iotjobs.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iot.model.IotException;

class FaultsTest {

    private static final Effect UNAVAILABLE = new Effect.Fail(503, "ServiceUnavailableException", "busy");

    private final TestAccount aws = new TestAccount();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void nth_strikesThatCallOnly() {
        aws.account.faults().add(new Fault(Where.operation("ListJobs"), new When.Nth(2), UNAVAILABLE));
        assertThat(failures(4)).containsExactly(2);
    }

    @Test
    void first_strikesUpToAndIncluding() {
        aws.account.faults().add(new Fault(Where.EVERYWHERE, new When.First(2), UNAVAILABLE));
        assertThat(failures(4)).containsExactly(1, 2);
    }

    @Test
    void every_strikesMultiples() {
        aws.account.faults().add(new Fault(Where.operation("ListJobs"), new When.Every(3), UNAVAILABLE));
        assertThat(failures(7)).containsExactly(3, 6);
    }

    @Test
    void between_strikesFromItsStartUntilBeforeItsEnd() {
        aws.account
                .faults()
                .add(new Fault(
                        Where.operation("ListJobs"),
                        new When.Between(TestAccount.START.plusSeconds(1), TestAccount.START.plusSeconds(2)),
                        UNAVAILABLE));
        aws.pass(Duration.ofMillis(999));
        assertThat(failures(1)).isEmpty();
        aws.pass(Duration.ofMillis(1));
        assertThat(failures(1)).containsExactly(1);
        aws.pass(Duration.ofSeconds(1));
        assertThat(failures(1)).isEmpty();
    }

    @Test
    void in_strikesItsRegionOnly() {
        aws.account.faults().add(Fault.always(Where.operation("ListJobs").in("us-east-1"), UNAVAILABLE));
        assertThat(failures(1)).isEmpty();
        try (var elsewhere = aws.iotIn("us-east-1")) {
            assertThatThrownBy(elsewhere::listJobs).isInstanceOf(IotException.class);
        }
    }

    @Test
    void remove_endsTheFault() {
        Fault fault = Fault.always(Where.operation("ListJobs"), UNAVAILABLE);
        aws.account.faults().add(fault);
        aws.account.faults().remove(fault);
        assertThat(failures(1)).isEmpty();
    }

    @Test
    void loseAnswer_callTakesEffectAndIsNotAnswered() {
        aws.put(aws.job("one"));
        aws.account.faults().add(Fault.always(Where.operation("CancelJob"), new Effect.LoseAnswer()));

        assertThatThrownBy(() -> aws.iot.cancelJob(r -> r.jobId("one"))).isInstanceOf(SdkClientException.class);
        assertThat(aws.account.job(TestAccount.REGION, "one").orElseThrow().status())
                .isEqualTo(JobStatus.CANCELED);
        assertThat(aws.log().entries("CancelJob").getFirst().status()).isZero();
    }

    @Test
    void reset_callHasNoEffect() {
        aws.put(aws.job("one"));
        aws.account.faults().add(Fault.always(Where.operation("CancelJob"), new Effect.Reset()));

        assertThatThrownBy(() -> aws.iot.cancelJob(r -> r.jobId("one"))).isInstanceOf(SdkClientException.class);
        assertThat(aws.account.job(TestAccount.REGION, "one").orElseThrow().status())
                .isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    void slowAndLatency_delayTheAnswer() {
        aws.account.latency(Duration.ofMillis(30));
        aws.account.faults().add(Fault.always(Where.operation("ListJobs"), new Effect.Slow(Duration.ofMillis(30))));
        long start = System.nanoTime();
        aws.iot.listJobs();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    private List<Integer> failures(int calls) {
        List<Integer> failed = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            try {
                aws.iot.listJobs();
            } catch (IotException e) {
                assertThat(e.statusCode()).isEqualTo(503);
                failed.add(call);
            }
        }
        return failed;
    }
}
