package dev.iotjobs.auditor.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @TempDir
    private Path folder;

    @Test
    void write_thatFailsHalfway_leavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "before");

        assertThatThrownBy(() -> ReportFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("no more findings");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no more findings");
        assertThat(folder).isDirectoryContaining("glob:**report.html");
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void write_whole_replacesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "before");

        ReportFile.write(file, out -> out.write("after".getBytes(StandardCharsets.UTF_8)));

        assertThat(file).hasContent("after");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void counter_onATerminal_rewritesItsLineAtMostFourTimesASecond() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        try (FindingCounter counter =
                new FindingCounter(new PrintStream(err, true, StandardCharsets.UTF_8), true, nanos::get)) {
            for (int i = 1; i <= 2_000; i++) {
                nanos.addAndGet(1_000_000);
                counter.accept(i);
            }
        }

        String text = err.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\r\u001b[2Kread 1,000 findings").endsWith("\r\u001b[2K");
        assertThat(text.split("read ", -1)).hasSize(8 + 1);
    }
}
