package dev.iotjobs.auditor.doc;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page of a rule, {@code docs/rules/ID.md}. One part is generated from the definition of the rule, and people write
 * the rest.
 */
public record RulePage(RuleDefinition<?> rule) {

    private static final String FIX = "How to fix";

    /** Headings of those sections of a rule's page that people write, in the order of the page. */
    public static final List<String> SECTIONS =
            List.of("Why it matters", "What counts", FIX, "When to exempt it", "What it cannot see");

    /** Labels in the section "How to fix", in the order of the page. Each label names who created the job. */
    private static final List<String> OWNERS = List.of("**Own job**", "**Greengrass**", "**FreeRTOS OTA**");

    private static final Pattern SECTION = Pattern.compile("^## ", Pattern.MULTILINE);

    /** A label in bold without a text after it, such as {@code **Own job**:}. */
    private static final Pattern NOTHING_SAID = Pattern.compile("\\*\\*[^*\n]+\\*\\*:\\s*(?=\\*\\*|$)");

    /** The name of the file, such as {@code IOTJ-CFG-01.md}. */
    public String fileName() {
        return rule.id() + ".md";
    }

    /** Makes a page with empty sections, for a rule that has no page yet. */
    String empty(RuleExamples examples) {
        StringBuilder page = new StringBuilder(title())
                .append("\n\n")
                .append(GeneratedPart.of(generated(examples)))
                .append('\n');
        for (String section : SECTIONS) {
            page.append("\n## ").append(section).append('\n');
            if (section.equals(FIX)) {
                OWNERS.forEach(owner -> page.append('\n').append(owner).append(":\n"));
            }
        }
        return page.toString();
    }

    /**
     * The titles of sections that are missing from a page or incomplete. A section is incomplete if it has no text, or
     * if a label in it, such as {@code **Own job**:}, has no text.
     */
    public static List<String> unwritten(String page) {
        List<String> unwritten = new ArrayList<>(SECTIONS);
        for (String part : SECTION.splitAsStream(page).toList()) {
            int end = part.indexOf('\n');
            String text = part.substring(end + 1);
            if (end > 0 && !text.isBlank() && !NOTHING_SAID.matcher(text).find()) {
                unwritten.remove(part.substring(0, end));
            }
        }
        return List.copyOf(unwritten);
    }

    /**
     * Replaces the title and the generated part of a page with newly generated ones.
     *
     * @throws IllegalArgumentException if the page has no title, or no generated part
     */
    String renewed(String page, RuleExamples examples) {
        int end = page.indexOf('\n');
        if (!page.startsWith("# ") || end < 0) {
            throw new IllegalArgumentException("the first line must be the title");
        }
        return GeneratedPart.replace(title() + page.substring(end), generated(examples));
    }

    private String title() {
        return "# " + rule.id() + " " + rule.title();
    }

    private String generated(RuleExamples examples) {
        StringBuilder part = new StringBuilder(Defaults.in(rule.finds(), rule)).append("\n\n");
        part.append("| Severity | When |\n|---|---|\n");
        rule.severities().forEach((severity, when) -> part.append(row(severity.name(), when)));
        part.append('\n')
                .append(item("Judges", rule.applicability().text()))
                .append(item("Reads", reads()))
                .append(item("Closes", rule.closes()))
                .append(rule.silentWhen().isEmpty() ? "" : item("Silent when", rule.silentText()))
                .append(item("Version", rule.version() + (rule.isOnByDefault() ? ", on" : ", off") + " by default"))
                .append(item("Controls", controls()))
                .append(settings());
        part.append("\n| Verdict | Example |\n|---|---|\n");
        examples.verdicts().forEach(verdict -> part.append(row(verdict.word(), verdict.reason())));
        return part.toString();
    }

    private String settings() {
        if (rule.settings().isEmpty()) {
            return item("Settings", "none");
        }
        StringBuilder table = new StringBuilder("\n| Setting | Default | Bounds | Meaning |\n|---|---|---|---|\n");
        rule.settings()
                .forEach(setting -> table.append(row(
                        "`" + setting.name() + "`",
                        Defaults.text(setting),
                        setting.kind().bounds(),
                        setting.description()
                                + (setting.scope() == Setting.Scope.RULE ? "" : " Shared by several rules."))));
        return table.toString();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String item(String name, String text) {
        return "- **" + name + "**: " + text + "\n";
    }

    private String reads() {
        if (rule.reads().isEmpty() && rule.mayRead().isEmpty()) {
            return rule.source();
        }
        List<String> parts = new ArrayList<>();
        parts.add("DescribeJob: " + names(rule.reads()));
        if (!rule.mayRead().isEmpty()) {
            parts.add("where given: " + names(rule.mayRead()));
        }
        rule.needs().stream().sorted().map(RulePage::text).forEach(parts::add);
        rule.mayUse().stream()
                .sorted()
                .map(fact -> "where known: " + text(fact))
                .forEach(parts::add);
        return String.join("; ", parts);
    }

    private static String text(Fact fact) {
        return fact.call() + " (fact `" + fact.policyName() + "`)";
    }

    private static String names(Set<JobField> fields) {
        return fields.stream().sorted().map(JobField::apiName).collect(Collectors.joining(", "));
    }

    private String controls() {
        List<String> kinds = new ArrayList<>();
        for (boolean isStated : List.of(true, false)) {
            Map<String, List<String>> byFramework = new LinkedHashMap<>();
            rule.controls().stream()
                    .filter(control -> control.isStated() == isStated)
                    .forEach(control -> byFramework
                            .computeIfAbsent(control.framework(), _ -> new ArrayList<>())
                            .add(control.id()));
            if (!byFramework.isEmpty()) {
                kinds.add((isStated ? "stated: " : "inferred: ") + listed(byFramework));
            }
        }
        return String.join("; ", kinds);
    }

    private static String listed(Map<String, List<String>> byFramework) {
        return byFramework.entrySet().stream()
                .map(framework -> framework.getKey() + " " + String.join(", ", framework.getValue()))
                .collect(Collectors.joining(", "));
    }
}
