package dev.iotjobs.auditor.audit;

import java.time.Instant;
import java.util.List;

/**
 * The result of an audit.
 *
 * @param runId names the audit in logs and records
 * @param runs one for each Region, in the order they were asked for
 */
public record AuditReport(
        String runId, String accountId, Instant startedAt, Instant endedAt, List<RegionRun> runs, AlertReport alerts) {

    public AuditReport {
        runs = List.copyOf(runs);
    }

    /** Whether every job in scope of every Region has verdicts on fresh evidence. */
    public boolean isComplete() {
        return runs.stream().allMatch(RegionRun::isComplete);
    }
}
