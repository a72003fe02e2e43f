package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RunSummary;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How the audit of one Region ended and what it covered, in JSON. The APIs are sorted by name, the rules by id. */
public record RunPart(
        Outcome outcome,
        String message,
        Instant startedAt,
        Instant endedAt,
        CoveragePart coverage,
        RuleCoveragePart ruleCoverage,
        Map<String, ApiCalls> calls,
        Map<String, RulePart> rules) {

    /**
     * Converts the result of an audit.
     *
     * @param rules numbers of verdicts, by rule id
     * @param calls the calls made to each API, by the API's name
     */
    public static RunPart of(RunSummary summary, Map<String, RuleCounts> rules, Map<String, ApiCalls> calls) {
        Map<String, RulePart> parts = new TreeMap<>();
        rules.forEach((ruleId, counts) -> parts.put(ruleId, RulePart.of(counts)));
        return new RunPart(
                summary.outcome(),
                summary.message(),
                summary.time().start(),
                summary.time().end(),
                CoveragePart.of(summary.coverage()),
                RuleCoveragePart.of(summary.ruleCoverage()),
                new TreeMap<>(calls),
                parts);
    }
}
