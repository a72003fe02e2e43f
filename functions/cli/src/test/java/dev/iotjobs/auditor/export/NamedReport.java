package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.job.AccountLabel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A report of accounts that have names.
 *
 * @param names by the id of the account
 */
public record NamedReport(ReportData report, Map<String, String> names) implements ReportData {

    @Override
    public AccountLabel account(String accountId) {
        return new AccountLabel(accountId, names.getOrDefault(accountId, ""));
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
