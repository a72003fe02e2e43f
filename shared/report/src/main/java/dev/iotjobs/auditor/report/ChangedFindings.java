package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The findings that an audit changed, as blocks of its text. Used once for each. */
final class ChangedFindings {

    private static final int SHOWN = 10;
    private static final int TITLE_LENGTH = 70;
    private static final int REASON_LENGTH = 400;

    /** Where the title begins, below which the reason stands. */
    private static final String BELOW_TITLE = " ".repeat(12);

    private final List<Finding> findings;
    private final Map<FindingKey, TransitionType> changes;
    private final Style style;
    private final Page page;

    ChangedFindings(AuditResult result, Style style, Page page) {
        this.findings = result.findings();
        this.changes = result.changes();
        this.style = style;
        this.page = page;
    }

    /** The blocks for what is worse than before, resolved, and closed with its job. */
    void print() {
        block(
                "New, worsened, reopened",
                is(TransitionType.OPENED).or(is(TransitionType.WORSENED)).or(is(TransitionType.REOPENED)));
        block("Resolved", closed(End.FIXED));
        block("Closed with its job", closed(End.JOB_GONE));
    }

    private Predicate<Finding> is(TransitionType type) {
        return finding -> changes.get(finding.key()) == type;
    }

    private Predicate<Finding> closed(End end) {
        return is(TransitionType.CLOSED).and(finding -> finding.end() == end);
    }

    private void block(String title, Predicate<Finding> wanted) {
        List<Finding> members = findings.stream().filter(wanted).toList();
        if (members.isEmpty()) {
            return;
        }
        List<Finding> shown = members.subList(0, Math.min(SHOWN, members.size()));
        Columns columns = new Columns();
        shown.forEach(finding -> row(columns, finding));
        List<String> rows = columns.lines();
        page.blank().line(style.heading(title));
        for (int i = 0; i < shown.size(); i++) {
            page.line(rows.get(i));
            if (shown.get(i).isOpen()) {
                page.wrapped(BELOW_TITLE, reason(shown.get(i)));
            }
        }
        if (members.size() > SHOWN) {
            page.line("  and " + Figures.count(members.size() - SHOWN) + " more");
        }
    }

    private void row(Columns columns, Finding finding) {
        columns.row(
                "  " + style.severityColumn(finding.severity()),
                PlainText.line(finding.title(), TITLE_LENGTH),
                PlainText.line(finding.key().subject().name()),
                PlainText.line(finding.key().place().region()),
                finding.isOpen()
                        ? ChangeText.of(finding, Objects.requireNonNull(changes.get(finding.key())))
                        : reason(finding));
    }

    private static String reason(Finding finding) {
        return PlainText.line(finding.reason(), REASON_LENGTH);
    }
}
