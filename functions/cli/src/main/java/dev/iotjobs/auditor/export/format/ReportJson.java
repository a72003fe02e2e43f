package dev.iotjobs.auditor.export.format;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.report.document.DocumentJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Writes a report as one JSON document, which {@code report.schema.json} beside this class describes. */
public final class ReportJson {

    private ReportJson() {}

    /**
     * Writes a report as one JSON document, finding by finding. Does not close {@code out}.
     *
     * @throws IOException if {@code out} cannot be written
     * @throws RuntimeException if the findings cannot be read; part of the document is then already written
     */
    public static void write(ReportData report, ReportInfo info, OutputStream out) throws IOException {
        try (Stream<Finding> open = report.open();
                Stream<Finding> closed = ClosedFindings.of(report)) {
            DocumentJson.write(ReportDocument.of(report, info, open, closed), out);
        }
        out.write('\n');
    }
}
