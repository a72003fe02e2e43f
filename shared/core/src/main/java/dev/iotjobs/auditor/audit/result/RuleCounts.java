package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one rule said of all subjects in scope in one audit.
 *
 * @param nonCompliant subjects by severity
 * @param insufficientData subjects by reason
 * @param examples the name of one subject for each reason that lowers rule coverage
 */
public record RuleCounts(
        int compliant,
        Map<Severity, Integer> nonCompliant,
        int notApplicable,
        int pending,
        Map<Gap, Integer> insufficientData,
        Map<Gap, String> examples) {

    public RuleCounts {
        nonCompliant = Map.copyOf(nonCompliant);
        insufficientData = Map.copyOf(insufficientData);
        examples = Map.copyOf(examples);
    }

    /** Subjects that the rule concerns. */
    public int judged() {
        return compliant
                + pending
                + Stream.of(nonCompliant, insufficientData)
                        .flatMap(counts -> counts.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** Subjects that the rule concerns and that it could not judge for want of data: they lower rule coverage. */
    public int withoutData() {
        return gapsInData().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The same, by reason. */
    public SortedMap<Gap, Integer> gapsInData() {
        SortedMap<Gap, Integer> gaps = new TreeMap<>(insufficientData);
        gaps.keySet().removeIf(gap -> !gap.isNoData());
        return gaps;
    }
}
