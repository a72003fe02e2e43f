package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.audit.result.RegionRun.Read;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RunSummary;
import dev.iotjobs.auditor.job.AccountRegion;
import java.util.Map;

/**
 * The newest audit of one Region.
 *
 * @param rules numbers of verdicts, by rule id
 * @param read the calls to AWS and their results; {@code notEvaluated} is empty if the audit comes from the state table
 */
public record ReportedRegion(RunSummary summary, Map<String, RuleCounts> rules, Read read) {

    public AccountRegion place() {
        return summary.place();
    }
}
