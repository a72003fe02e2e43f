package dev.iotjobs.auditor.export.format;

import dev.iotjobs.auditor.export.FindingCsv;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.finding.Finding;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Writes the findings of a report as CSV in UTF-8, without a byte order mark. */
public final class ReportCsv {

    private ReportCsv() {}

    /**
     * Writes all open findings, then the findings that closed in the last seven days. Does not close {@code out}.
     *
     * @throws UncheckedIOException if {@code out} cannot be written
     * @throws RuntimeException if the findings cannot be read; the output is then incomplete
     */
    public static void write(ReportData report, OutputStream out) {
        // Without a byte order mark, which would change the first column name
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (Stream<Finding> open = report.open();
                Stream<Finding> closed = ClosedFindings.of(report)) {
            FindingCsv.write(Stream.concat(open, closed), report::account, writer);
        }
    }
}
