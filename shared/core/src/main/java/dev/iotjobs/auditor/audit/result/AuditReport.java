package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.message.Subscribers;
import java.util.List;
import java.util.Map;

/**
 * The result of an audit.
 *
 * @param runId id of the audit in logs and records
 * @param runs one result for each Region, in the order of the request
 * @param subscribers the subscriptions of the topic
 * @param findings reads the texts of the findings
 */
public record AuditReport(
        String runId,
        AccountLabel account,
        TimeSpan time,
        List<RegionRun> runs,
        AlertReport alerts,
        Subscribers subscribers,
        FindingReader findings) {

    public AuditReport {
        runs = List.copyOf(runs);
    }

    /**
     * Creates a result in which the subscriptions are unknown and findings have no texts. {@link #with} sets the
     * subscriptions in a copy, and {@link #withFindings} sets the texts.
     */
    public AuditReport(String runId, AccountLabel account, TimeSpan time, List<RegionRun> runs, AlertReport alerts) {
        this(runId, account, time, runs, alerts, Subscribers.notKnown(""), _ -> Map.of());
    }

    public AuditReport with(Subscribers subscribers) {
        return new AuditReport(runId, account, time, runs, alerts, subscribers, findings);
    }

    public AuditReport withFindings(FindingReader findings) {
        return new AuditReport(runId, account, time, runs, alerts, subscribers, findings);
    }

    /** Whether every job in scope of every Region has verdicts from fresh evidence. */
    public boolean isComplete() {
        return runs.stream().allMatch(RegionRun::isComplete);
    }
}
