package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.audit.result.RuleCoverage;
import org.jspecify.annotations.Nullable;

/** How many of the expected verdicts the rules gave, in JSON. */
public record RuleCoveragePart(
        long expected, long withoutData, @Nullable Double percent) {

    public static RuleCoveragePart of(RuleCoverage coverage) {
        return new RuleCoveragePart(coverage.expected(), coverage.withoutData(), coverage.percent());
    }
}
