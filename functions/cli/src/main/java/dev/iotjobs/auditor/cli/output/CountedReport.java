package dev.iotjobs.auditor.cli.output;

import dev.iotjobs.auditor.export.ForwardingReport;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.finding.Finding;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Counts the findings of a report while they are read from it. A finding that is read twice counts twice. Not
 * thread-safe.
 */
public final class CountedReport extends ForwardingReport {

    private final LongConsumer progress;
    private long read;

    /** @param progress called for each finding, with the number of findings read so far */
    public CountedReport(ReportData report, LongConsumer progress) {
        super(report);
        this.progress = progress;
    }

    @Override
    public Stream<Finding> open() {
        return super.open().peek(_ -> count());
    }

    @Override
    public Stream<Finding> closedSince(Instant time) {
        return super.closedSince(time).peek(_ -> count());
    }

    private void count() {
        progress.accept(++read);
    }
}
