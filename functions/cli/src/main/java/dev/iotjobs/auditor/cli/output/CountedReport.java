package dev.iotjobs.auditor.cli.output;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.ReportedPolicy;
import dev.iotjobs.auditor.export.ReportedRegion;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A report that counts the findings that are read, which some formats do more than once. Not safe for several threads. */
public final class CountedReport implements ReportData {

    private final ReportData report;
    private final LongConsumer progress;
    private long read;

    /** @param progress receives the number of findings read so far, after each one */
    public CountedReport(ReportData report, LongConsumer progress) {
        this.report = report;
        this.progress = progress;
    }

    @Override
    public Instant asOf() {
        return report.asOf();
    }

    @Override
    public List<ReportedRegion> regions() {
        return report.regions();
    }

    @Override
    public AccountLabel account(String accountId) {
        return report.account(accountId);
    }

    @Override
    public List<ReportedDay> days() {
        return report.days();
    }

    @Override
    public List<ReportedExemption> exemptions() {
        return report.exemptions();
    }

    @Override
    public Optional<ReportedPolicy> policy() {
        return report.policy();
    }

    @Override
    public Stream<Finding> open() {
        return report.open().peek(_ -> count());
    }

    @Override
    public Stream<Finding> closedSince(Instant time) {
        return report.closedSince(time).peek(_ -> count());
    }

    private void count() {
        progress.accept(++read);
    }
}
