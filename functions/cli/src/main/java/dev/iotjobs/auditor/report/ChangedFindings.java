package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.report.ShownAudit.Shown;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Prints blocks of findings that an audit changed, such as the block "Resolved". On request, also prints the other open
 * findings.
 */
final class ChangedFindings {

    /** Default maximum number of findings in each printed block, such as the block "Resolved". */
    private static final int SHOWN = 10;

    private static final int TITLE_LENGTH = 70;
    private static final int REASON_LENGTH = 400;

    /** Indentation of the reason below the title. */
    private static final String BELOW_TITLE = " ".repeat(12);

    private final ShownAudit result;
    private final Style style;
    private final Page page;
    private final @Nullable Integer most;

    /**
     * @param most maximum number of findings in each block; if null, each block has at most ten, and the block
     *     "Open before" is left out
     */
    ChangedFindings(ShownAudit result, Style style, Page page, @Nullable Integer most) {
        this.result = result;
        this.style = style;
        this.page = page;
        this.most = most;
    }

    /**
     * Prints up to four blocks of findings in this order. A block without findings is not printed.
     *
     * <ol>
     *   <li>new, worse or reopened findings
     *   <li>the other open findings that are not exempted, if the caller requests them
     *   <li>resolved findings
     *   <li>findings that closed with their jobs
     * </ol>
     */
    void print() {
        block(result.dryRun() ? "Found" : "New, worsened, reopened", ChangedFindings::isWorse);
        if (most != null) {
            block("Open before", finding -> finding.isOpen() && !finding.isExempted() && !isWorse(finding));
        }
        block("Resolved", finding -> finding.end() == End.FIXED);
        block("Closed with its job", finding -> finding.end() == End.JOB_GONE);
    }

    private static boolean isWorse(ListedFinding finding) {
        return !finding.isExempted()
                && switch (finding.change()) {
                    case OPENED, WORSENED, REOPENED, RESUMED -> true;
                    case LOWERED, SUPPRESSED, CLOSED -> false;
                    case null -> false;
                };
    }

    private void block(String title, Predicate<ListedFinding> wanted) {
        List<ListedFinding> members = result.findings().stream().filter(wanted).toList();
        if (members.isEmpty()) {
            return;
        }
        int listed = Math.min(most == null ? SHOWN : most, members.size());
        List<Shown> shown = result.read(members.subList(0, listed)).toList();
        Columns columns = new Columns();
        shown.forEach(finding -> row(columns, finding));
        List<String> rows = columns.lines();
        page.blank().line(style.heading(title));
        for (int i = 0; i < shown.size(); i++) {
            page.line(rows.get(i));
            if (shown.get(i).finding().isOpen()) {
                page.wrapped(
                        BELOW_TITLE,
                        reason(shown.get(i).finding()) + (style.isWide() ? "" : "; " + region(shown.get(i))));
            }
        }
        if (shown.size() < listed) {
            page.line("  and " + Figures.count(listed - shown.size())
                    + " that cannot be read; a daily check repairs damaged findings");
        }
        if (listed < members.size()) {
            page.line("  and " + Figures.count(members.size() - listed) + " more; '--findings all' lists them");
        }
    }

    private void row(Columns columns, Shown shown) {
        Finding finding = shown.finding();
        List<String> cells = new ArrayList<>(List.of(
                "  " + style.severityColumn(finding.severity()),
                PlainText.line(finding.title(), TITLE_LENGTH),
                PlainText.line(finding.key().subject().name())));
        if (style.isWide() || !finding.isOpen()) {
            cells.add(region(shown));
        }
        cells.add(finding.isOpen() ? change(shown) : reason(finding));
        columns.row(cells.toArray(String[]::new));
    }

    private static String region(Shown shown) {
        return PlainText.line(shown.finding().key().place().region());
    }

    private String change(Shown shown) {
        if (shown.listed().change() == null) {
            Instant audited = result.report().time().start();
            return "open " + Times.age(Duration.between(shown.listed().since(), audited));
        }
        return result.dryRun() ? "" : ChangeText.of(shown);
    }

    private static String reason(Finding finding) {
        return PlainText.line(finding.reason(), REASON_LENGTH);
    }
}
