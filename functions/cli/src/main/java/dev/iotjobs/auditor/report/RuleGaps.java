package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RuleCoverage;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists rules that should have given verdicts but did not, because data was missing or the rule failed. */
final class RuleGaps {

    private static final Map<String, String> TITLES = RuleBook.standard().definitions().stream()
            .collect(Collectors.toUnmodifiableMap(RuleDefinition::id, RuleDefinition::title));

    private RuleGaps() {}

    /**
     * How many verdicts were given, for example {@code rule coverage: 1,210 of 1,213 verdicts (99.7 %); data was
     * missing for the others}. Empty if no rule lacked data.
     */
    static Optional<String> coverage(List<RegionRun> runs) {
        RuleCoverage coverage = RuleCoverage.of(runs.stream()
                .flatMap(run -> run.judged().rules().values().stream())
                .toList());
        return coverage.isComplete()
                ? Optional.empty()
                : Optional.of("rule coverage: " + Figures.count(coverage.given()) + " of "
                        + Figures.count(coverage.expected(), "verdict") + " ("
                        + Figures.percent(coverage.given(), coverage.expected())
                        + "); data was missing for the others");
    }

    /**
     * A line for each rule and each reason for missing data, for example {@code IOTJ-RUN-01  Failure rate too high  3
     * MISSING  for example job-7}.
     */
    static List<String> withoutData(List<RegionRun> runs) {
        Columns columns = new Columns();
        gaps(runs)
                .forEach((rule, gaps) -> gaps.forEach((gap, subjects) -> columns.row(
                        "  " + rule,
                        TITLES.getOrDefault(rule, ""),
                        Figures.count(subjects.count()) + " " + gap,
                        "for example " + PlainText.line(subjects.example()))));
        return columns.lines();
    }

    /** Subjects that one rule could not judge, all for the same reason. */
    private record Subjects(int count, String example) {

        Subjects and(Subjects others) {
            return new Subjects(count + others.count, example);
        }
    }

    private static Map<String, Map<Gap, Subjects>> gaps(List<RegionRun> runs) {
        Map<String, Map<Gap, Subjects>> byRule = new TreeMap<>();
        for (RegionRun run : runs) {
            run.judged()
                    .rules()
                    .forEach((rule, counts) -> counts.gapsInData().forEach((gap, count) -> {
                        String example = counts.examples().getOrDefault(gap, "");
                        byRule.computeIfAbsent(rule, _ -> new TreeMap<>())
                                .merge(gap, new Subjects(count, example), Subjects::and);
                    }));
        }
        return byRule;
    }

    /**
     * The lines for each rule that failed, for example {@code IOTJ-CFG-03  3 subjects in eu-west-1, the first is job-7:
     * IllegalStateException: x}.
     */
    static List<String> failures(List<RegionRun> runs, int width) {
        return runs.stream()
                .flatMap(run -> run.judged().failures().stream()
                        .map(failure -> Wrapping.lines("  " + failure.ruleId() + "  ", text(failure, run), width)))
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
