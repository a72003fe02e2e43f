package dev.iotjobs.auditor.cli.output;

import dev.iotjobs.auditor.export.ForwardingReport;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.finding.Finding;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A report that counts each finding that is read. Some formats read the findings more than once. Not thread-safe. */
public final class CountedReport extends ForwardingReport {

    private final LongConsumer progress;
    private long read;

    /** @param progress receives the number of findings read so far, after each finding */
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
