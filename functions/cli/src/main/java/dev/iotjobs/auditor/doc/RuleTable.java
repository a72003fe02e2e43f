package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** The generated table of rules in the README. The table is collapsed. */
record RuleTable(List<RuleDefinition<?>> rules, String folder) {

    /** @param folder folder of the rule pages, relative to the README */
    RuleTable {
        rules = List.copyOf(rules);
    }

    /**
     * Replaces the table in a README with a newly generated one.
     *
     * @throws IllegalArgumentException if the README has no generated part
     */
    String renewed(String readme) {
        return GeneratedPart.replace(
                readme,
                rules.stream()
                        .map(this::row)
                        .collect(Collectors.joining(
                                "",
                                "<details><summary>" + Figures.count(rules.size(), "rule") + "</summary>\n\n"
                                        + "| Rule | Finding | Severity | When |\n|---|---|---|---|\n",
                                "\n</details>\n")));
    }

    private String row(RuleDefinition<?> rule) {
        String page = "[" + rule.id() + "](" + folder + "/" + new RulePage(rule).fileName() + ")";
        String severities =
                rule.severities().keySet().stream().map(Severity::name).collect(Collectors.joining(", "));
        return "| " + page + " | " + rule.title() + " | " + severities + " | " + Defaults.in(rule.finds(), rule)
                + " |\n";
    }
}
