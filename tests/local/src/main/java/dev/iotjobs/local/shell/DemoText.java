package dev.iotjobs.local.shell;

import dev.iotjobs.auditor.audit.result.AlertReport.Status;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.report.AlertOutcome;
import dev.iotjobs.auditor.report.ChangeText;
import dev.iotjobs.auditor.report.CoverageLine;
import dev.iotjobs.auditor.report.ListedFinding;
import dev.iotjobs.auditor.report.OpenByRule;
import dev.iotjobs.auditor.report.ShownAudit;
import dev.iotjobs.auditor.report.Style;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.local.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats the audits and mails of the demonstration. Unless mails are printed in full, everything fits on two screens
 * of 40 lines.
 */
final class DemoText {

    private static final int MAIL_LINES = 26;
    private static final String MARGIN = "  | ";

    private final Style style;
    private final boolean wholeMail;

    /** @param wholeMail whether to print whole mails; otherwise only their first lines */
    DemoText(Style style, boolean wholeMail) {
        this.style = style;
        this.wholeMail = wholeMail;
    }

    /** The lines about the first audit: its coverage, and numbers of open findings by rule. */
    List<String> first(ShownAudit result) {
        List<String> lines = new ArrayList<>(opening(result));
        lines.addAll(OpenByRule.lines(result));
        return lines;
    }

    /** The lines about the second or a later audit: its coverage, changes of findings, and whether a mail was sent. */
    List<String> changes(ShownAudit result) {
        List<String> lines = new ArrayList<>(opening(result));
        lines.add("This audit: " + ChangeText.counts(result));
        lines.add("");
        lines.addAll(rows(result));
        lines.add("");
        lines.add("Mail    " + AlertOutcome.of(result.report().alerts()));
        return lines;
    }

    /** A summary of an audit in one line. */
    String line(ShownAudit result) {
        boolean silent = result.report().alerts().status() == Status.NOTHING_TO_REPORT;
        return title(result) + ": " + Figures.count(result.open().size(), "open finding") + ", "
                + (silent
                        ? "no change to report"
                        : "mail " + AlertOutcome.of(result.report().alerts()));
    }

    /** The lines of a mail. If whole mails are not wanted, only the first lines. */
    List<String> mail(Mail mail) {
        List<String> body = mail.body().lines().toList();
        int shown = wholeMail || body.size() <= MAIL_LINES + 1 ? body.size() : MAIL_LINES;
        List<String> lines = Stream.concat(
                        Stream.of("To: " + mail.to(), "Subject: " + mail.subject(), ""),
                        body.stream().limit(shown))
                .map(line -> (MARGIN + line).stripTrailing())
                .collect(Collectors.toCollection(ArrayList::new));
        if (shown < body.size()) {
            lines.add(MARGIN + "... " + Figures.count(body.size() - shown, "more line")
                    + "; './audit demo --mail' prints the whole mail");
        }
        return lines;
    }

    String changesTitle(int changes) {
        return switch (changes) {
            case 0 -> "NO CHANGE can be made in an account this small";
            case 1 -> "ONE CHANGE is made in the account";
            case 2 -> "TWO CHANGES are made in the account";
            default -> "THREE CHANGES are made in the account";
        };
    }

    private static List<String> opening(ShownAudit result) {
        List<String> lines = new ArrayList<>();
        lines.add(title(result));
        for (RegionRun run : result.report().runs()) {
            lines.add("  " + run.place().region() + "  " + CoverageLine.of(run.coverage()));
            int endedLongAgo = run.coverage().listed().endedLongAgo();
            lines.add("  " + Figures.count(endedLongAgo, "other job") + " ended more than 30 days ago");
        }
        lines.add("");
        lines.add(openFindings(result.open()));
        return lines;
    }

    private static String title(ShownAudit result) {
        return "Audited " + result.report().account().full() + ", "
                + Figures.count(result.report().runs().size(), "Region") + ", in " + result.duration();
    }

    private static String openFindings(List<ListedFinding> open) {
        Map<Severity, Integer> severities =
                open.stream().collect(Collectors.groupingBy(ListedFinding::severity, Collectors.summingInt(_ -> 1)));
        return open.isEmpty()
                ? "No open findings"
                : Figures.count(open.size(), "open finding") + ": " + Figures.each(severities);
    }

    private List<String> rows(ShownAudit result) {
        Columns columns = new Columns();
        result.readChanged().forEach(shown -> {
            Finding finding = shown.finding();
            columns.row(
                    "  " + style.severityColumn(finding.severity()),
                    finding.title(),
                    finding.key().subject().name(),
                    ChangeText.of(shown));
        });
        return columns.lines();
    }
}
