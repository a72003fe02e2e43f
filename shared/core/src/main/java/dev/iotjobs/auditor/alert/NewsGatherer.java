package dev.iotjobs.auditor.alert;

import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts transitions one by one, and keeps the worst. Not safe for use by several threads. */
public final class NewsGatherer {

    private final Map<String, OfRule> open = new TreeMap<>();
    private final Worst resolvedExamples = new Worst();
    private final Set<String> regions = new TreeSet<>();
    private int resolved;

    public void add(Transition transition) {
        regions.add(transition.finding().key().place().region());
        if (transition.type() == TransitionType.RESOLVED) {
            resolved++;
            resolvedExamples.add(transition);
        } else {
            open.computeIfAbsent(transition.finding().key().ruleId(), _ -> new OfRule())
                    .add(transition);
        }
    }

    /** What was added so far. */
    public News news() {
        List<RuleNews> rules = open.entrySet().stream()
                .map(rule -> rule.getValue().news(rule.getKey()))
                .toList();
        return new News(rules, resolved, resolvedExamples.worstFirst(), regions);
    }

    private static final class OfRule {

        private final Map<TransitionType, Integer> types = new EnumMap<>(TransitionType.class);
        private final Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
        private final Worst worst = new Worst();

        void add(Transition transition) {
            types.merge(transition.type(), 1, Integer::sum);
            severities.merge(transition.finding().severity(), 1, Integer::sum);
            worst.add(transition);
        }

        RuleNews news(String ruleId) {
            return new RuleNews(ruleId, types, severities, worst.worstFirst());
        }
    }

    /** Keeps the worst of what is added. */
    private static final class Worst {

        private final PriorityQueue<Transition> mildestFirst =
                new PriorityQueue<>(News.EXAMPLES + 1, News.WORST_FIRST.reversed());

        void add(Transition transition) {
            mildestFirst.add(transition);
            if (mildestFirst.size() > News.EXAMPLES) {
                mildestFirst.remove();
            }
        }

        List<Transition> worstFirst() {
            return mildestFirst.stream().sorted(News.WORST_FIRST).toList();
        }
    }
}
