package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Counts, in words. */
final class Counts {

    private Counts() {}

    /** For example {@code 3 new, 1 worse, 2 resolved}; empty when there are none. */
    static String ofTransitions(Collection<Transition> transitions) {
        Map<TransitionType, Long> counts = transitions.stream()
                .collect(Collectors.groupingBy(
                        Transition::type, () -> new EnumMap<>(TransitionType.class), Collectors.counting()));
        StringJoiner text = new StringJoiner(", ");
        counts.forEach((type, count) -> text.add(count + " " + word(type)));
        return text.toString();
    }

    /** For example {@code 52 findings, 2 resolved}. */
    static String ofFirstLook(Collection<Transition> transitions) {
        long open = transitions.stream()
                .filter(transition -> transition.finding().isOpen())
                .count();
        long resolved = transitions.size() - open;
        return of(open, "finding") + (resolved == 0 ? "" : ", " + resolved + " resolved");
    }

    /** For example {@code 1 CRITICAL, 4 HIGH}, worst first; empty when there are none. */
    static String ofSeverities(Collection<Finding> findings) {
        Map<Severity, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
        return counts.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .map(severity -> counts.get(severity) + " " + severity)
                .collect(Collectors.joining(", "));
    }

    /** For example {@code 1 job}, {@code 2 jobs}. */
    static String of(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    static String word(TransitionType type) {
        return switch (type) {
            case OPENED -> "new";
            case WORSENED -> "worse";
            case REOPENED -> "back";
            case RESOLVED -> "resolved";
        };
    }
}
