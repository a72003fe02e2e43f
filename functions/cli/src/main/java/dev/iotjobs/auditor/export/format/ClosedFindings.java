package dev.iotjobs.auditor.export.format;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.finding.Finding;
import java.time.Duration;
import java.util.stream.Stream;

/** Which closed findings are in a report. */
final class ClosedFindings {

    /** Those that closed within this time before the newest audit. */
    private static final Duration SHOWN = Duration.ofDays(7);

    private ClosedFindings() {}

    static Stream<Finding> of(ReportData report) {
        return report.closedSince(report.asOf().minus(SHOWN));
    }
}
