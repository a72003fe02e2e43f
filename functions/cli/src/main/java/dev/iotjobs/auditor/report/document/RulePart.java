package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many verdicts of each kind a rule gave on the subjects in scope, in JSON.
 *
 * @param nonCompliant numbers of verdicts by severity
 * @param insufficientData numbers of verdicts by reason
 * @param examples for each reason that lowers rule coverage, the name of one subject
 */
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
