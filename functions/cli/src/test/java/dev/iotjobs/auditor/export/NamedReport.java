package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.job.AccountLabel;
import java.util.Map;

/** A report that adds names to the accounts of another report. */
public final class NamedReport extends ForwardingReport {

    private final Map<String, String> names;

    /** @param names names of accounts, by account id */
    public NamedReport(ReportData report, Map<String, String> names) {
        super(report);
        this.names = Map.copyOf(names);
    }

    @Override
    public AccountLabel account(String accountId) {
        return new AccountLabel(accountId, names.getOrDefault(accountId, ""));
    }
}
