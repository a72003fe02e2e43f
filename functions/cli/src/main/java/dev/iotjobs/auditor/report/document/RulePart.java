package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Map;
import java.util.TreeMap;

/** The number of verdicts of a rule on all subjects in scope, by kind of verdict. */
public record RulePart(
        int compliant,
        Map<Severity, Integer> nonCompliant,
        int notApplicable,
        int pending,
        Map<Gap, Integer> insufficientData,
        Map<Gap, String> examples) {

    public static RulePart of(RuleCounts counts) {
        return new RulePart(
                counts.compliant(),
                new TreeMap<>(counts.nonCompliant()),
                counts.notApplicable(),
                counts.pending(),
                new TreeMap<>(counts.insufficientData()),
                new TreeMap<>(counts.examples()));
    }
}
