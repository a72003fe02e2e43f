package dev.iotjobs.auditor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Shell shell(boolean watched) {
        return new Shell(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false,
                watched,
                Timeline.system());
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void progress_watched_rewritesALineForEachRegionAndRemovesThemAtTheEnd() {
        AtomicLong nanos = new AtomicLong();
        try (Progress progress = new Progress(shell(true), nanos::get)) {
            progress.ofRegion("us-east-1").listed(1_250);
            nanos.addAndGet(Duration.ofSeconds(50).toNanos());
            progress.ofRegion("eu-west-1").described(125, 500);
        }

        assertThat(err().split("\n", -1))
                .containsExactly(
                        "\u001b[2Kus-east-1  listed 1,250",
                        "\u001b[1A\r\u001b[2Keu-west-1  described 125 of 500 (25.0 %), 2.5 a second, 3 min left",
                        "\u001b[2Kus-east-1  listed 1,250",
                        "\u001b[2A\r\u001b[J");
    }

    @Test
    void progress_manyReportsAtOnce_areShownFourTimesASecond() {
        AtomicLong nanos = new AtomicLong();
        try (Progress progress = new Progress(shell(true), nanos::get)) {
            for (int done = 1; done <= 100; done++) {
                nanos.addAndGet(Duration.ofMillis(10).toNanos());
                progress.ofRegion("eu-west-1").described(done, 100);
            }
        }

        assertThat(err().lines().filter(line -> line.contains("described"))).hasSize(4);
    }

    @Test
    void progress_notWatched_printsNothing() {
        try (Progress progress = Progress.on(shell(false))) {
            progress.ofRegion("eu-west-1").described(1, 2);
        }

        assertThat(err()).isEmpty();
    }
}
