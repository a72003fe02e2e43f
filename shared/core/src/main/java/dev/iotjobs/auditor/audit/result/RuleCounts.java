package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many verdicts of each kind one rule gave on the subjects in scope in one audit.
 *
 * @param nonCompliant number of subjects with the verdict NON_COMPLIANT, by severity
 * @param insufficientData number of subjects with the verdict INSUFFICIENT_DATA, by reason
 * @param examples names of subjects, one for each occurring reason of INSUFFICIENT_DATA that lowers rule coverage
 * @param noData all reasons of INSUFFICIENT_DATA that lower rule coverage under the policy, occurring or not
 */
public record RuleCounts(
        int compliant,
        int notApplicable,
        int pending,
        Map<Severity, Integer> nonCompliant,
        Map<Gap, Integer> insufficientData,
        Map<Gap, String> examples,
        Set<Gap> noData) {

    /** The counts of a rule that gave no verdict. */
    public static final RuleCounts NONE = new RuleCounts(0, 0, 0, Map.of(), Map.of(), Map.of(), Set.of());

    public RuleCounts {
        nonCompliant = Map.copyOf(nonCompliant);
        insufficientData = Map.copyOf(insufficientData);
        examples = Map.copyOf(examples);
        noData = Set.copyOf(noData);
    }

    /** The number of subjects that the rule judged: all verdicts except NOT_APPLICABLE, even those without data. */
    public int judged() {
        return compliant
                + pending
                + Stream.of(nonCompliant, insufficientData)
                        .flatMap(counts -> counts.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** The number of subjects for which the rule lacked data: the sum of {@link #gapsInData}. */
    public int withoutData() {
        return gapsInData().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The number of subjects that the rule could not judge, for reasons of this kind. */
    public int gaps(Gap.Count kind) {
        return insufficientData.entrySet().stream()
                .filter(gap -> gap.getKey().count() == kind)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The number of subjects for which the rule lacked data, by reason. */
    public SortedMap<Gap, Integer> gapsInData() {
        SortedMap<Gap, Integer> gaps = new TreeMap<>(insufficientData);
        gaps.keySet().retainAll(noData);
        return gaps;
    }

    /** The sum of these counts and the others. Its {@link #examples} are empty. */
    public RuleCounts and(RuleCounts others) {
        Set<Gap> noDataInEither = new HashSet<>(noData);
        noDataInEither.addAll(others.noData);
        return new RuleCounts(
                compliant + others.compliant,
                notApplicable + others.notApplicable,
                pending + others.pending,
                sum(nonCompliant, others.nonCompliant),
                sum(insufficientData, others.insufficientData),
                Map.of(),
                noDataInEither);
    }

    private static <K> Map<K, Integer> sum(Map<K, Integer> some, Map<K, Integer> others) {
        Map<K, Integer> sum = new HashMap<>(some);
        others.forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
        return sum;
    }
}
