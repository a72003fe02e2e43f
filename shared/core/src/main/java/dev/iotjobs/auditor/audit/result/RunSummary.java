package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.job.AccountRegion;
import java.util.List;

/**
 * How the audit of one Region ended and what it covered.
 *
 * @param runId id of the run; empty if no audit was made
 * @param message why the audit failed or was not made; empty for a completed audit
 * @param ruleCoverage how many of the expected verdicts the rules gave
 * @param warnings problems in words, such as a part that is missing from the result
 */
public record RunSummary(
        String runId,
        Outcome outcome,
        String message,
        TimeSpan time,
        Coverage coverage,
        RuleCoverage ruleCoverage,
        List<String> warnings) {

    public RunSummary {
        warnings = List.copyOf(warnings);
    }

    public AccountRegion place() {
        return coverage.place();
    }
}
