package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A report with the content of another report. A subclass overrides what it changes. */
public abstract class ForwardingReport implements ReportData {

    private final ReportData report;

    protected ForwardingReport(ReportData report) {
        this.report = report;
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
        return report.open();
    }

    @Override
    public Stream<Finding> closedSince(Instant time) {
        return report.closedSince(time);
    }
}
