package dev.iotjobs.auditor.export;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.job.AccountRegion;
import java.util.List;
import java.util.Map;

/**
 * The newest audit of one Region.
 *
 * @param message why the audit failed; empty if it completed
 * @param rules numbers of verdicts, by rule id
 * @param notEvaluated jobs that could not be described; empty if the source does not name them
 */
public record ReportedRegion(
        AccountRegion place,
        String runId,
        Outcome outcome,
        String message,
        TimeSpan time,
        Coverage coverage,
        RuleCoverage ruleCoverage,
        Map<String, RuleCounts> rules,
        Map<String, ApiCalls> calls,
        List<QuotaUsage> quotas,
        List<NotEvaluated> notEvaluated,
        List<String> warnings) {}
