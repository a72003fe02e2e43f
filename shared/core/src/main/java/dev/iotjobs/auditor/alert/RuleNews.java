package dev.iotjobs.auditor.alert;

import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import java.util.List;
import java.util.Map;

/**
 * What one rule has to tell of findings that are open.
 *
 * @param types how many findings opened, worsened or came back
 * @param severities how many findings have each
 * @param worst the worst of them, worst first; at most {@value News#EXAMPLES}
 */
public record RuleNews(
        String ruleId, Map<TransitionType, Integer> types, Map<Severity, Integer> severities, List<Transition> worst) {

    public RuleNews {
        types = Map.copyOf(types);
        severities = Map.copyOf(severities);
        worst = List.copyOf(worst);
    }

    Severity worstSeverity() {
        return worst.getFirst().finding().severity();
    }

    /** How many findings there are. */
    public int count() {
        return types.values().stream().mapToInt(Integer::intValue).sum();
    }
}
