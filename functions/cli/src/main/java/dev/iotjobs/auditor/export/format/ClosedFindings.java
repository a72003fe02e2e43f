package dev.iotjobs.auditor.export.format;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.finding.Finding;
import java.time.Duration;
import java.util.stream.Stream;

/** Selects the closed findings of a report. */
final class ClosedFindings {

    /** A report has the findings that closed within this time before the newest audit. */
    private static final Duration SHOWN = Duration.ofDays(7);

    private ClosedFindings() {}

    static Stream<Finding> of(ReportData report) {
        return report.closedSince(report.asOf().minus(SHOWN));
    }
}
