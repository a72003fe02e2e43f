package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lists how many open findings each rule has, without exempted findings. Sorts the rules by their worst severity, worst
 * first, then by the number of findings of this severity, highest first.
 */
public final class OpenByRule {

    private static final int RULES = 5;
    private static final int TITLE_LENGTH = 70;
    private static final int NUMBER_WIDTH = 4;

    private OpenByRule() {}

    private record Group(List<ListedFinding> findings, Severity worst, long countOfWorst) {

        static Group of(List<ListedFinding> findings) {
            Severity worst = findings.stream()
                    .map(ListedFinding::severity)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            long count = findings.stream()
                    .filter(finding -> finding.severity() == worst)
                    .count();
            return new Group(findings, worst, count);
        }

        ListedFinding first() {
            return findings.getFirst();
        }

        int count() {
            return findings.size();
        }
    }

    /**
     * One line for each rule with open findings that are not exempted. If there are more than six such rules, all after
     * the fifth share a line.
     */
    public static List<String> lines(ShownAudit result) {
        List<Group> groups =
                result.open().stream()
                        .collect(Collectors.groupingBy(finding -> finding.key().ruleId()))
                        .values()
                        .stream()
                        .map(Group::of)
                        .sorted(Comparator.comparing(Group::worst)
                                .thenComparingLong(Group::countOfWorst)
                                .thenComparingInt(Group::count)
                                .reversed()
                                .thenComparing(group -> group.first().key().ruleId()))
                        .toList();
        int named = groups.size() > RULES + 1 ? RULES : groups.size();
        Columns columns = new Columns();
        Map<String, String> titles = titles(result, groups.subList(0, named));
        groups.subList(0, named).forEach(group -> row(columns, group, titles));
        rest(columns, groups.subList(named, groups.size()));
        return columns.lines();
    }

    /**
     * Maps each rule's id to the title in the rule's worst finding. Leaves out a rule if this finding cannot be read.
     */
    private static Map<String, String> titles(ShownAudit result, List<Group> groups) {
        return result.read(groups.stream().map(Group::first).toList())
                .map(ShownAudit.Shown::finding)
                .collect(Collectors.toMap(finding -> finding.key().ruleId(), Finding::title));
    }

    private static void row(Columns columns, Group group, Map<String, String> titles) {
        String ruleId = group.first().key().ruleId();
        columns.row(
                number(group.count()),
                PlainText.line(titles.getOrDefault(ruleId, ruleId), TITLE_LENGTH),
                ruleId,
                severities(group.findings()));
    }

    private static void rest(Columns columns, List<Group> groups) {
        if (!groups.isEmpty()) {
            List<ListedFinding> findings =
                    groups.stream().flatMap(group -> group.findings().stream()).toList();
            columns.row(number(findings.size()), "of " + groups.size() + " more rules", "", severities(findings));
        }
    }

    /** The number of findings by severity, for example {@code 4 CRITICAL, 5 HIGH}. */
    static String severities(List<ListedFinding> findings) {
        return Figures.each(findings.stream()
                .collect(Collectors.groupingBy(ListedFinding::severity, Collectors.summingInt(_ -> 1))));
    }

    private static String number(int count) {
        String number = Figures.count(count);
        return " ".repeat(Math.max(0, NUMBER_WIDTH - number.length())) + number;
    }
}
