package dev.iotjobs.auditor.alert;

import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Transitions, counted; only those that may be shown are kept, for there may be tens of thousands.
 *
 * @param open what opened, worsened or came back, by rule; the rule with the worst finding first, then the one with the
 *     most
 * @param resolved how many findings were resolved
 * @param examplesOfResolved the worst of these, worst first; at most {@value #EXAMPLES}
 * @param regions where anything changed
 */
public record News(List<RuleNews> open, int resolved, List<Transition> examplesOfResolved, Set<String> regions) {

    /** So many transitions are kept of each rule, and of those that were resolved: no alert shows more. */
    public static final int EXAMPLES = 25;

    static final Comparator<Transition> WORST_FIRST = Comparator.comparing(
                    (Transition transition) -> transition.finding().severity())
            .reversed()
            .thenComparing((Transition transition) -> transition.finding().key().ruleId())
            .thenComparing((Transition transition) -> transition.alertId());

    private static final Comparator<RuleNews> WORST_RULE_FIRST = Comparator.comparing(RuleNews::worstSeverity)
            .thenComparingInt(RuleNews::count)
            .reversed()
            .thenComparing(RuleNews::ruleId);

    public News {
        open = open.stream().sorted(WORST_RULE_FIRST).toList();
        examplesOfResolved = List.copyOf(examplesOfResolved);
        regions = Set.copyOf(regions);
    }

    public static News of(Collection<Transition> transitions) {
        NewsGatherer gatherer = new NewsGatherer();
        transitions.forEach(gatherer::add);
        return gatherer.news();
    }

    public boolean isEmpty() {
        return open.isEmpty() && resolved == 0;
    }

    /** How many findings changed in which way. */
    public Map<TransitionType, Integer> types() {
        Map<TransitionType, Integer> types = new EnumMap<>(TransitionType.class);
        open.forEach(rule -> rule.types().forEach((type, count) -> types.merge(type, count, Integer::sum)));
        if (resolved > 0) {
            types.put(TransitionType.RESOLVED, resolved);
        }
        return types;
    }

    /** How many findings that are open have each severity. */
    public Map<Severity, Integer> severities() {
        Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
        open.forEach(rule ->
                rule.severities().forEach((severity, count) -> severities.merge(severity, count, Integer::sum)));
        return severities;
    }

    /** The worst severity among findings that are open; empty when all news is good. */
    public Optional<Severity> worst() {
        return open.stream()
                .flatMap(rule -> rule.severities().keySet().stream())
                .max(Comparator.naturalOrder());
    }
}
