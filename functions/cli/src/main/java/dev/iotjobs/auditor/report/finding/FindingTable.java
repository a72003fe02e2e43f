package dev.iotjobs.auditor.report.finding;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows findings as rows of aligned columns. A table that is narrower than {@value #WIDE} characters has rule ids
 * instead of titles, and no column for ages. Not thread-safe.
 */
public final class FindingTable {

    /** A table shows the titles of rules if its width is at least this number of characters. */
    public static final int WIDE = 96;

    private static final int NARROW_WIDTH = 80;
    private static final int WIDE_WIDTH = 100;
    private static final int SHORTEST_ID = 8;
    private static final int SEVERITY = 8;
    private static final int RULE_TITLE = 25;
    private static final int RULE_ID = 11;
    private static final int SUBJECT = 27;
    private static final int REGION_HEADING = 6;

    /**
     * Width that is reserved for the column of Regions, in characters. A table of one Region has no such column: its
     * column of subjects is wider by this width, unless the table is narrow and has a column for the status.
     */
    private static final int REGION = 16;

    /**
     * In a wide table with a column for the status, the column of subjects is narrower by this number of characters.
     */
    private static final int STATUS = 7; // STATUS is wider than the column OPEN, which it replaces

    private static final String GAP = "  ";

    private final Layout layout;
    private final Style style;
    private final Instant now;
    private final int rule;
    private final int subject;
    private final int region;
    private final TreeSet<String> ids = new TreeSet<>();

    /**
     * The layout of a table. The column for the Region is missing if only one Region may appear, or if a table with
     * statuses is narrower than {@value FindingTable#WIDE} characters.
     *
     * @param width width of the table, from 80 to 120 characters
     * @param isCut whether long subjects lose their middle; if false, they are printed in full
     * @param regions names of the Regions that may appear
     * @param hasStatus whether the table has a column for the status
     */
    public record Layout(int width, boolean isCut, Set<String> regions, boolean hasStatus) {

        public Layout {
            regions = Set.copyOf(regions);
        }

        boolean isWide() {
            return width >= WIDE;
        }
    }

    /** @param now time from which ages count back */
    public FindingTable(Layout layout, Style style, Instant now) {
        this.layout = layout;
        this.style = style;
        this.now = now;
        boolean isOneRegion = layout.regions().size() < 2;
        boolean isCrowded = layout.hasStatus() && !layout.isWide();
        this.region = isOneRegion || isCrowded
                ? 0
                : Math.max(
                        REGION_HEADING,
                        layout.regions().stream().mapToInt(String::length).max().orElse(0));
        int spare = layout.width() - (layout.isWide() ? WIDE_WIDTH : NARROW_WIDTH);
        int ofTitle = layout.isWide() ? Math.max(0, spare) / 2 : 0;
        this.rule = (layout.isWide() ? RULE_TITLE : RULE_ID) + ofTitle;
        int ofRegion = isOneRegion && !isCrowded ? REGION : 0;
        int ofStatus = layout.hasStatus() && layout.isWide() ? STATUS : 0;
        this.subject = SUBJECT + spare - ofTitle + ofRegion - ofStatus;
    }

    /** The line with the names of the columns. */
    public String header() {
        List<String> cells = new ArrayList<>(List.of(
                pad("FINDING", SHORTEST_ID), pad("SEVERITY", SEVERITY), pad("RULE", rule), pad("SUBJECT", subject)));
        if (region > 0) {
            cells.add(pad("REGION", region));
        }
        if (layout.hasStatus()) {
            cells.add("STATUS");
        } else if (layout.isWide()) {
            cells.add("OPEN");
        }
        return style.heading(String.join(GAP, cells).stripTrailing());
    }

    /**
     * The rows of these findings. A row begins with the first 8 characters of the finding's id. The row shows more
     * characters if another finding of this or an earlier call has the same 8.
     */
    public List<String> rows(Collection<Finding> findings) {
        findings.forEach(finding -> ids.add(finding.key().id()));
        return findings.stream().map(this::row).toList();
    }

    private String row(Finding finding) {
        int excess = Math.max(0, finding.severity().name().length() - SEVERITY); // the next column loses this width
        List<String> cells = new ArrayList<>(List.of(
                pad(shortId(finding.key().id()), SHORTEST_ID),
                style.severityColumn(finding.severity()),
                layout.isWide()
                        ? title(finding, rule - excess)
                        : pad(finding.key().ruleId(), rule),
                name(finding, layout.isWide() ? subject : subject - excess)));
        if (region > 0) {
            cells.add(pad(PlainText.line(finding.key().place().region()), region));
        }
        if (layout.hasStatus()) {
            cells.add(FindingWords.status(finding, now));
        } else if (layout.isWide()) {
            cells.add(Times.age(Duration.between(finding.since(), now)));
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private String shortId(String id) {
        int common = Math.max(common(id, ids.lower(id)), common(id, ids.higher(id)));
        return id.substring(0, Math.min(id.length(), Math.max(SHORTEST_ID, common + 1)));
    }

    /** The length of the beginning that both ids share; 0 if {@code other} is null. */
    private static int common(String id, @Nullable String other) {
        int common = 0;
        while (other != null
                && common < Math.min(id.length(), other.length())
                && id.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }

    private static String title(Finding finding, int width) {
        return pad(PlainText.line(finding.title(), width), width);
    }

    private String name(Finding finding, int width) {
        String name = finding.key().subject().name();
        return pad(layout.isCut() ? PlainText.middle(name, width) : PlainText.line(name, Integer.MAX_VALUE), width);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
