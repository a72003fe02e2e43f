package dev.iotjobs.auditor.message.layout;

import dev.iotjobs.auditor.message.Change;
import dev.iotjobs.auditor.message.words.News;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The open findings of one rule.
 *
 * @param members at least one; baseline findings on jobs that had already ended come last
 */
record RuleGroup(String ruleId, List<Change> members) {

    private static final Comparator<RuleGroup> ORDER = Comparator.comparing(
                    RuleGroup::worst, Comparator.<Severity>reverseOrder())
            .thenComparing(group -> group.count(group.worst()), Comparator.reverseOrder())
            .thenComparing(group -> group.members().size(), Comparator.reverseOrder())
            .thenComparing(RuleGroup::ruleId);

    RuleGroup {
        members = List.copyOf(members);
    }

    /**
     * Makes one group for each rule. First comes the group with the worst severity, then the group with most findings
     * of this severity, then the group with most findings of any severity, then the alphabetically first rule id.
     */
    static List<RuleGroup> of(List<Change> changes) {
        Map<String, List<Change>> byRule = new LinkedHashMap<>();
        changes.stream()
                .sorted(Comparator.comparing(News::isHistory))
                .forEach(change -> byRule.computeIfAbsent(change.key().ruleId(), _ -> new ArrayList<>())
                        .add(change));
        return byRule.entrySet().stream()
                .map(group -> new RuleGroup(group.getKey(), group.getValue()))
                .sorted(ORDER)
                .toList();
    }

    Change first() {
        return members.getFirst();
    }

    Severity worst() {
        return members.stream()
                .map(Change::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private int count(Severity severity) {
        return News.count(members, change -> change.severity() == severity);
    }

    /** The number of findings, with a noun for their subjects, for example {@code 20 jobs} or {@code 1 quota}. */
    String size() {
        return Figures.count(members.size(), noun());
    }

    private String noun() {
        Set<String> nouns =
                members.stream().map(change -> change.key().subject().noun()).collect(Collectors.toSet());
        return nouns.size() == 1 ? nouns.iterator().next() : "finding";
    }
}
