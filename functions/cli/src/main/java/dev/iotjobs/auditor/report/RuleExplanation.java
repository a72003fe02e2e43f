package dev.iotjobs.auditor.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.iotjobs.auditor.rule.RuleDefinition;
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
import org.jspecify.annotations.Nullable;

/** The page of a rule, as text and as JSON. {@link #of} understands only the Markdown that rule pages use. */
public final class RuleExplanation {

    private static final String INDENT = "  ";

    private static final String TITLE = "# ";
    private static final String SECTION = "## ";
    private static final String FENCE = "```";
    private static final String CELLS = "| ";
    private static final String ENTRY = "- ";

    private static final Pattern ITEM = Pattern.compile("- \\*\\*(\\w+)\\*\\*: (.*)");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    private final List<String> head = new ArrayList<>();
    private final Map<String, String> items = new LinkedHashMap<>();

    /**
     * The tables of the page, by the heading of the first column. Each table is a list of rows, without the header row.
     */
    private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();

    /** The rows of the table that is being parsed, without its header row; null outside a table. */
    private @Nullable List<List<String>> rows;

    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private RuleExplanation() {}

    /** Parses the Markdown of a rule page. */
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
        if (line.startsWith(CELLS)) {
            readRow(Pattern.compile(" \\| ")
                    .splitAsStream(line.substring(CELLS.length(), line.length() - CELLS.length()))
                    .map(RuleExplanation::plain)
                    .toList());
            return;
        }
        if (line.startsWith("|-")) {
            return;
        }
        rows = null;
        if (item.matches()) {
            items.put(item.group(1), plain(item.group(2)));
        } else if (!line.isBlank() && !line.startsWith("<!--")) {
            head.add(plain(line));
        }
    }

    private void readRow(List<String> cells) {
        if (rows == null) {
            rows = tables.computeIfAbsent(cells.getFirst(), _ -> new ArrayList<>());
        } else {
            rows.add(cells);
        }
    }

    /** The page as text for a terminal. */
    public String text(Style style) {
        Page page = new Page(style.width());
        title(page, style);
        head.stream().skip(1).forEach(line -> page.blank().wrapped("", line));
        sections.forEach((name, lines) -> {
            section(page, style, name, lines);
            if (name.equals(sections.keySet().iterator().next())) {
                section(page, style, "Applies to", List.of(sentence(item("Judges")), "Reads " + item("Reads") + "."));
            }
        });
        page.blank();
        rows(page, "Severity", pairs("Severity"));
        rows(page, "Examples", pairs("Verdict"));
        rows(page, "Closes", List.of(item("Closes")));
        List<String> settings =
                table("Setting").stream().map(RuleExplanation::setting).toList();
        rows(page, "Settings", settings.isEmpty() ? List.of(item("Settings")) : settings);
        rows(page, "Controls", List.of(item("Controls")));
        return page.toString();
    }

    /**
     * The rule as one JSON object: the definition of the rule, the sections of its page, and the figures that the last
     * audits counted for the rule. The text has no final line break.
     *
     * @param account the figures; null if none are known
     */
    public String json(RuleDefinition<?> rule, @Nullable AccountFigures account) {
        Map<String, String> plain = new LinkedHashMap<>();
        sections.forEach((name, lines) -> plain.put(
                name,
                blocks(lines).stream()
                        .map(block -> block.isCommand() ? INDENT + block.text() : block.text())
                        .collect(Collectors.joining("\n"))));
        return AuditJson.write(
                new Document(RuleList.RulePart.of(rule), plain, account == null ? null : account.part()));
    }

    /**
     * The page of a rule, in JSON.
     *
     * @param sections plain texts by heading; each paragraph, list entry and command line is one line
     */
    private record Document(
            @JsonUnwrapped RuleList.RulePart rule,
            Map<String, String> sections,
            @JsonInclude(JsonInclude.Include.NON_NULL) AccountFigures.@Nullable Part account) {}

    private void title(Page page, Style style) {
        String title = head.getFirst().substring(TITLE.length());
        String id = title.substring(0, title.indexOf(' '));
        String name = title.substring(id.length() + 1);
        String version = item("Version");
        String right = table("Severity").stream().map(List::getFirst).collect(Collectors.joining(", ")) + ", "
                + (version.contains("on by default") ? "on" : "off") + ", version " + version.replaceFirst(",.*", "");
        int gap = Math.max(2, style.width() - id.length() - 2 - name.length() - right.length());
        page.line(style.heading(id + "  " + name) + " ".repeat(gap) + right);
    }

    private static void section(Page page, Style style, String name, List<String> lines) {
        page.blank().line(style.heading(name));
        for (Block block : blocks(lines)) {
            if (block.isCommand()) {
                page.line(INDENT + INDENT + block.text());
            } else {
                String indent = block.text().startsWith(ENTRY) ? INDENT + INDENT : INDENT;
                page.lines(Wrapping.lines(INDENT, indent, block.text(), style.width()));
            }
        }
    }

    /** A paragraph, a list entry, or a line of a command, as plain text. */
    private record Block(String text, boolean isCommand) {}

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        boolean isCommand = false;
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            boolean isFence = line.startsWith(FENCE);
            if (isFence || isCommand || line.isBlank() || line.startsWith(ENTRY)) {
                end(paragraph, blocks);
            }
            isCommand ^= isFence;
            if (isCommand && !isFence) {
                blocks.add(new Block(line, true));
            } else if (!isFence && !line.isBlank()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        end(paragraph, blocks);
        return blocks;
    }

    private static void end(StringBuilder paragraph, List<Block> blocks) {
        if (!paragraph.isEmpty()) {
            blocks.add(new Block(plain(paragraph.toString()), false));
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

    private List<List<String>> table(String firstColumn) {
        return tables.getOrDefault(firstColumn, List.of());
    }

    /**
     * The rows of a table with two columns, each as text of the form {@code first cell: second cell}.
     *
     * @param firstColumn heading of the table's first column
     */
    private List<String> pairs(String firstColumn) {
        return table(firstColumn).stream()
                .map(cells -> cells.getFirst() + ": " + cells.getLast())
                .toList();
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

    /** Removes Markdown from a text. */
    private static String plain(String text) {
        return LINK.matcher(text).replaceAll("$1").replace("**", "").replace("`", "");
    }
}
