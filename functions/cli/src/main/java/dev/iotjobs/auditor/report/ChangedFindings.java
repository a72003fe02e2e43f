package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.report.ShownAudit.Shown;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import java.util.List;
import java.util.function.Predicate;

/** The findings that an audit changed, as blocks of its text. Used once. */
final class ChangedFindings {

    private static final int SHOWN = 10;
    private static final int TITLE_LENGTH = 70;
    private static final int REASON_LENGTH = 400;

    /** Where the title begins, below which the reason stands. */
    private static final String BELOW_TITLE = " ".repeat(12);

    private final ShownAudit result;
    private final Style style;
    private final Page page;

    ChangedFindings(ShownAudit result, Style style, Page page) {
        this.result = result;
        this.style = style;
        this.page = page;
    }

    /** The blocks for what is worse than before, resolved, and closed with its job. */
    void print() {
        block("New, worsened, reopened", ChangedFindings::isWorse);
        block("Resolved", finding -> finding.end() == End.FIXED);
        block("Closed with its job", finding -> finding.end() == End.JOB_GONE);
    }

    private static boolean isWorse(ListedFinding finding) {
        return finding.change() == TransitionType.OPENED
                || finding.change() == TransitionType.WORSENED
                || finding.change() == TransitionType.REOPENED;
    }

    private void block(String title, Predicate<ListedFinding> wanted) {
        List<ListedFinding> members = result.findings().stream().filter(wanted).toList();
        if (members.isEmpty()) {
            return;
        }
        List<Shown> shown =
                result.read(members.subList(0, Math.min(SHOWN, members.size()))).toList();
        Columns columns = new Columns();
        shown.forEach(finding -> row(columns, finding));
        List<String> rows = columns.lines();
        page.blank().line(style.heading(title));
        for (int i = 0; i < shown.size(); i++) {
            page.line(rows.get(i));
            if (shown.get(i).finding().isOpen()) {
                page.wrapped(BELOW_TITLE, reason(shown.get(i).finding()));
            }
        }
        if (members.size() > shown.size()) {
            page.line("  and " + Figures.count(members.size() - shown.size()) + " more");
        }
    }

    private void row(Columns columns, Shown shown) {
        Finding finding = shown.finding();
        columns.row(
                "  " + style.severityColumn(finding.severity()),
                PlainText.line(finding.title(), TITLE_LENGTH),
                PlainText.line(finding.key().subject().name()),
                PlainText.line(finding.key().place().region()),
                finding.isOpen() ? ChangeText.of(shown) : reason(finding));
    }

    private static String reason(Finding finding) {
        return PlainText.line(finding.reason(), REASON_LENGTH);
    }
}
