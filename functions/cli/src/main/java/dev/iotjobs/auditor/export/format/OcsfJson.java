package dev.iotjobs.auditor.export.format;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.report.document.DocumentJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Writes the findings of a report as events of OCSF 1.6.0, class 2003 (Compliance Finding). The output is a JSON array
 * with each event on its own line. Without findings, the array is empty.
 */
public final class OcsfJson {

    private static final ObjectWriter WRITER = DocumentJson.compact();

    private static final byte[] FIRST = "\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEXT = ",\n".getBytes(StandardCharsets.UTF_8);

    private OcsfJson() {}

    /**
     * Writes all open findings, then the findings that closed in the last seven days. Does not close {@code out}.
     *
     * @throws IOException if {@code out} cannot be written
     * @throws RuntimeException if the findings cannot be read; the output is then incomplete
     */
    public static void write(ReportData report, ReportInfo info, OutputStream out) throws IOException {
        out.write('[');
        byte[] separator = FIRST;
        try (Stream<Finding> open = report.open();
                Stream<Finding> closed = ClosedFindings.of(report)) {
            for (Finding finding : (Iterable<Finding>) Stream.concat(open, closed)::iterator) {
                out.write(separator);
                AccountLabel account = report.account(finding.key().place().accountId());
                out.write(WRITER.writeValueAsBytes(OcsfFinding.of(finding, account, info)));
                separator = NEXT;
            }
        }
        out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
    }
}
