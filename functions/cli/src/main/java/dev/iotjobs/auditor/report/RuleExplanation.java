package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.Wrapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of a rule, for a terminal. It reads what pages of rules have in them, and no other Markdown. */
public final class RuleExplanation {

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private static final String TITLE = "# ";
    private static final String SECTION = "## ";
    private static final String FENCE = "```";
    private static final String CELLS = "| ";

    private static final Pattern ITEM = Pattern.compile("- \\*\\*(\\w+)\\*\\*: (.*)");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    private final List<String> head = new ArrayList<>();
    private final Map<String, String> items = new LinkedHashMap<>();
    private final List<List<String>> severities = new ArrayList<>();
    private final List<List<String>> settings = new ArrayList<>();
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private RuleExplanation() {}

    /** Reads a page. */
    public static RuleExplanation of(String markdown) {
        RuleExplanation explanation = new RuleExplanation();
        List<String> lines = null;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith(SECTION)) {
                lines = new ArrayList<>();
                explanation.sections.put(line.substring(SECTION.length()), lines);
            } else if (lines != null) {
                lines.add(line);
            } else {
                explanation.readHead(line);
            }
        }
        return explanation;
    }

    private void readHead(String line) {
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            items.put(item.group(1), plain(item.group(2)));
        } else if (line.startsWith(CELLS)) {
            List<String> cells = Pattern.compile(" \\| ")
                    .splitAsStream(line.substring(CELLS.length(), line.length() - CELLS.length()))
                    .map(RuleExplanation::plain)
                    .toList();
            (cells.size() == 2 ? severities : settings).add(cells);
        } else if (!line.isBlank() && !line.startsWith("<!--") && !line.startsWith("|-")) {
            head.add(plain(line));
        }
    }

    /** The page as it is printed. */
    public String text(Style style) {
        Page page = new Page();
        title(page, style);
        head.stream().skip(1).forEach(line -> page.blank().wrapped("", line));
        sections.forEach((name, lines) -> {
            section(page, style, name, lines);
            if (name.equals(sections.keySet().iterator().next())) {
                section(page, style, "Applies to", List.of(sentence(item("Judges")), "Reads " + item("Reads") + "."));
            }
        });
        page.blank();
        rows(
                page,
                "Severity",
                severities.stream()
                        .skip(1)
                        .map(cells -> cells.getFirst() + ": " + cells.getLast())
                        .toList());
        rows(page, "Closes", List.of(item("Closes")));
        rows(
                page,
                "Settings",
                settings.isEmpty()
                        ? List.of(item("Settings"))
                        : settings.stream()
                                .skip(1)
                                .map(RuleExplanation::setting)
                                .toList());
        rows(page, "Controls", List.of(item("Controls")));
        return page.toString();
    }

    private void title(Page page, Style style) {
        String title = head.getFirst().substring(TITLE.length());
        String id = title.substring(0, title.indexOf(' '));
        String name = title.substring(id.length() + 1);
        String version = item("Version");
        String right = severities.stream().skip(1).map(List::getFirst).collect(Collectors.joining(", ")) + ", "
                + (version.contains("on by default") ? "on" : "off") + ", version " + version.replaceFirst(",.*", "");
        int gap = Math.max(2, WIDTH - id.length() - 2 - name.length() - right.length());
        page.line(style.heading(id + "  " + name) + " ".repeat(gap) + right);
    }

    private static void section(Page page, Style style, String name, List<String> lines) {
        page.blank().line(style.heading(name));
        boolean isCommand = false;
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            boolean isFence = line.startsWith(FENCE);
            if (isFence || isCommand || line.isBlank() || line.startsWith("- ")) {
                paragraph(page, paragraph);
            }
            isCommand ^= isFence;
            if (isCommand && !isFence) {
                page.line(INDENT + INDENT + line);
            } else if (!isFence && !line.isBlank()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        paragraph(page, paragraph);
    }

    private static void paragraph(Page page, StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            String text = plain(paragraph.toString());
            page.lines(Wrapping.lines(INDENT, text.startsWith("- ") ? INDENT + INDENT : INDENT, text, WIDTH));
            paragraph.setLength(0);
        }
    }

    private static void rows(Page page, String name, List<String> texts) {
        String lead = name;
        for (String text : texts) {
            page.wrapped("%-11s".formatted(lead), text);
            lead = "";
        }
    }

    private static String setting(List<String> cells) {
        return cells.get(0) + " " + cells.get(1) + " [" + cells.get(2) + "]: " + cells.get(3);
    }

    private String item(String name) {
        return items.getOrDefault(name, "");
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** Without marks of Markdown. */
    private static String plain(String text) {
        return LINK.matcher(text).replaceAll("$1").replace("**", "").replace("`", "");
    }
}
