package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleFailure;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Wrapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rules that gave no verdict where they should have: for want of data, or because they failed. */
final class RuleGaps {

    private static final int WIDTH = 100;

    private static final Map<String, String> TITLES = RuleBook.standard().definitions().stream()
            .collect(Collectors.toUnmodifiableMap(RuleDefinition::id, RuleDefinition::title));

    private RuleGaps() {}

    /** For example {@code IOTJ-RUN-01  Failure rate too high  3 MISSING, 1 DENIED}, a line for each rule. */
    static List<String> withoutData(List<RegionRun> runs) {
        Columns columns = new Columns();
        gaps(runs).forEach((rule, gaps) -> columns.row("  " + rule, TITLES.getOrDefault(rule, ""), counts(gaps)));
        return columns.lines();
    }

    private static Map<String, Map<Gap, Integer>> gaps(List<RegionRun> runs) {
        Map<String, Map<Gap, Integer>> byRule = new TreeMap<>();
        for (RegionRun run : runs) {
            run.judged()
                    .rules()
                    .forEach((rule, counts) -> counts.gapsInData()
                            .forEach((gap, subjects) -> byRule.computeIfAbsent(rule, _ -> new TreeMap<>())
                                    .merge(gap, subjects, Integer::sum)));
        }
        return byRule;
    }

    private static String counts(Map<Gap, Integer> gaps) {
        return gaps.entrySet().stream()
                .map(gap -> Figures.count(gap.getValue()) + " " + gap.getKey())
                .collect(Collectors.joining(", "));
    }

    /** For example {@code IOTJ-CFG-03  3 subjects in eu-west-1, the first is job-7: IllegalStateException: x}. */
    static List<String> failures(List<RegionRun> runs) {
        return runs.stream()
                .flatMap(run -> run.judged().failures().stream()
                        .map(failure -> Wrapping.lines("  " + failure.ruleId() + "  ", text(failure, run), WIDTH)))
                .flatMap(List::stream)
                .toList();
    }

    private static String text(RuleFailure failure, RegionRun run) {
        RuntimeException exception = failure.exception();
        String message = exception.getMessage() == null ? "" : ": " + exception.getMessage();
        return Figures.count(failure.subjects(), "subject") + " in "
                + run.place().region() + ", the first is "
                + PlainText.line(failure.subject()) + ": "
                + PlainText.line(exception.getClass().getSimpleName() + message);
    }
}
