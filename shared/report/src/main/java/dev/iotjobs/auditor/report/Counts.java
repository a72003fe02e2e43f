package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.News;
import dev.iotjobs.auditor.alert.RuleNews;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts, in words. */
final class Counts {

    private Counts() {}

    /** For example {@code 3 new, 1 worse, 2 resolved}; empty when there are none. */
    static String ofTypes(Map<TransitionType, Integer> counts) {
        StringJoiner text = new StringJoiner(", ");
        new TreeMap<>(counts).forEach((type, count) -> text.add(count + " " + word(type)));
        return text.toString();
    }

    /** For example {@code 52 findings, 2 resolved}. */
    static String ofFirstLook(News news) {
        int open = news.open().stream().mapToInt(RuleNews::count).sum();
        return of(open, "finding") + (news.resolved() == 0 ? "" : ", " + news.resolved() + " resolved");
    }

    /** For example {@code 1 CRITICAL, 4 HIGH}, worst first; empty when there are none. */
    static String ofSeverities(Map<Severity, Integer> counts) {
        return counts.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .map(severity -> counts.get(severity) + " " + severity)
                .collect(Collectors.joining(", "));
    }

    /** The same, of findings. */
    static String ofSeverities(Collection<Finding> findings) {
        return ofSeverities(
                findings.stream().collect(Collectors.groupingBy(Finding::severity, Collectors.summingInt(_ -> 1))));
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
