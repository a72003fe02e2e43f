package dev.iotjobs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedAccountTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MANY = 100_000;

    private final SimulatedAccount account = new SimulatedAccount("123456789012", InstantSource.fixed(NOW));

    @Test
    void account_badId_isRefused() {
        assertThatThrownBy(() -> new SimulatedAccount("12", InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12");
    }

    @Test
    void jobArn_partitionOfTheRegion_isUsed() {
        assertThat(account.jobArn("cn-north-1", "j")).startsWith("arn:aws-cn:");
        assertThat(account.jobArn("eusc-de-east-1", "j")).startsWith("arn:aws-eusc:");
        assertThat(account.jobArn("us-gov-west-1", "j")).startsWith("arn:aws-us-gov:");
        assertThat(account.jobArn("eu-west-1", "j")).startsWith("arn:aws:");
    }

    @Test
    void mutate_unknownJob_isRefused() {
        assertThatThrownBy(() -> account.mutate("eu-west-1", "x", job -> job)).hasMessageContaining("no job x");
    }

    @Test
    void put_sameId_replacesInTheOrderToo() {
        account.put("eu-west-1", SimulatedJob.builder("a", NOW).build());
        account.put("eu-west-1", SimulatedJob.builder("a", NOW.plusSeconds(1)).build());
        assertThat(account.jobs("eu-west-1").all()).hasSize(1);
        assertThat(account.jobs("eu-west-1").size()).isEqualTo(1);
    }

    @Test
    void hundredThousandJobs_fitASmallHeapAndAreListedToTheEnd() {
        long before = usedHeap();
        List<String> targets = List.of(account.iotArn("eu-west-1", "thinggroup/all"));
        for (int n = 0; n < MANY; n++) {
            account.put(
                    "eu-west-1",
                    SimulatedJob.builder("firmware-2026-%08d".formatted(n), NOW.minusSeconds(n))
                            .targets(targets)
                            .counters(JobCounters.queued(n % 100))
                            .description("update " + n)
                            .build());
        }
        long bytes = usedHeap() - before;

        assertThat(listed()).isEqualTo(MANY);
        assertThat(bytes).as("bytes of heap").isLessThan(60L << 20);
    }

    private int listed() {
        int seen = 0;
        JobTable.@Nullable Position after = null;
        do {
            JobTable.Page page = account.jobs("eu-west-1").page(null, after, any -> true, 250);
            seen += page.jobs().size();
            after = page.next();
        } while (after != null);
        return seen;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
