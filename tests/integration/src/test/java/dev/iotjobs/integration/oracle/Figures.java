package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.finding.TransitionType;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What histories came to, so that a check that checks nothing is seen. Safe for use by several threads. */
final class Figures {

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final Map<Disturbance, Long> struck = new EnumMap<>(Disturbance.class);
    private final Map<String, Map<TransitionType, Long>> transitions = new TreeMap<>();

    /** What is counted. */
    enum Count {
        HISTORIES,
        HISTORIES_IN_DYNAMODB,
        HISTORIES_OF_SEVERAL_AUDITS,
        AUDITS,
        INCOMPLETE_AUDITS,
        AUDITS_WITH_JOBS_PENDING,
        DESCRIPTIONS,
        FINDINGS_COMPARED,
        TRANSITIONS_COMPARED,
        VERDICTS_THAT_TIME_CHANGED,
        ALERTS_TOLD_AGAIN,
        JOBS_GONE,
        JOBS_COMPARED_WITH_THE_ACCOUNT
    }

    synchronized void add(Count count, long number) {
        counts.merge(count, number, Long::sum);
    }

    synchronized void struck(Disturbance kind) {
        struck.merge(kind, 1L, Long::sum);
    }

    synchronized void changed(String ruleId, TransitionType type) {
        counts.merge(Count.TRANSITIONS_COMPARED, 1L, Long::sum);
        transitions
                .computeIfAbsent(ruleId, any -> new EnumMap<>(TransitionType.class))
                .merge(type, 1L, Long::sum);
    }

    synchronized long of(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    synchronized long of(Disturbance kind) {
        return struck.getOrDefault(kind, 0L);
    }

    /** How often a rule's findings changed in that way. */
    synchronized long of(String ruleId, TransitionType type) {
        return transitions.getOrDefault(ruleId, Map.of()).getOrDefault(type, 0L);
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder("Oracle test");
        counts.forEach((count, number) -> line(text, count.name(), number));
        struck.forEach((kind, number) -> line(text, "struck: " + kind.name(), number));
        transitions.forEach(
                (ruleId, types) -> types.forEach((type, number) -> line(text, ruleId + " " + type.name(), number)));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long number) {
        text.append(String.format(
                "%n  %,12d  %s", number, name.toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
    }
}
