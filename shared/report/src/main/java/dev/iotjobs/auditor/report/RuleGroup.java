package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one rule found.
 *
 * @param members worst first
 * @param <T> findings, or what is told of them
 */
record RuleGroup<T>(String ruleId, String title, Severity worst, List<T> members) {

    /** Groups by rule, the rule with the worst finding first, then the one with the most. */
    static <T> List<RuleGroup<T>> of(List<T> members, Function<T, Finding> finding) {
        Map<String, List<T>> byRule = members.stream()
                .sorted(Comparator.comparing((T member) -> finding.apply(member).severity())
                        .reversed())
                .collect(Collectors.groupingBy(
                        member -> finding.apply(member).key().ruleId(), TreeMap::new, Collectors.toList()));
        return byRule.values().stream()
                .map(group -> of(group, finding.apply(group.getFirst())))
                .sorted(Comparator.comparing((RuleGroup<T> group) -> group.worst())
                        .thenComparingInt(group -> group.members().size())
                        .reversed())
                .toList();
    }

    private static <T> RuleGroup<T> of(List<T> members, Finding worst) {
        return new RuleGroup<>(worst.key().ruleId(), worst.title(), worst.severity(), List.copyOf(members));
    }
}
