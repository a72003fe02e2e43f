package dev.iotjobs.auditor.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes findings as CSV, one row for each finding. The format is RFC 4180, but lines end in LF. A hidden character
 * becomes its code point, such as {@code [U+202E]}. An apostrophe precedes a cell that a spreadsheet would read as a
 * formula.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class FindingCsv {

    /** The names of the columns, in order. */
    public static final List<String> COLUMNS = List.of(
            "accountId",
            "region",
            "findingId",
            "ruleId",
            "title",
            "severity",
            "status",
            "exemptedBy",
            "closedBecause",
            "subject",
            "jobId",
            "resourceArn",
            "reason",
            "openedAt",
            "evaluatedAt",
            "updatedAt",
            "targets",
            "fix",
            "command",
            "accountName");

    /** The characters that begin a formula in a spreadsheet, also in their full-width forms. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /**
     * Matches a semicolon that is followed by a character that begins a formula. A spreadsheet that separates cells by
     * semicolons would evaluate this formula.
     */
    private static final Pattern AFTER_SEMICOLON = Pattern.compile("(;\\s*+)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private final CsvWriter rows;
    private final Function<String, AccountLabel> accounts;

    private FindingCsv(CsvWriter rows, Function<String, AccountLabel> accounts) {
        this.rows = rows;
        this.accounts = accounts;
    }

    /**
     * Writes a row with the names of the columns, then a row for each finding.
     *
     * @param findings read to the end, one by one
     * @param accounts returns the account that has the given id
     * @param out flushed at the end, and not closed
     * @throws UncheckedIOException if {@code out} cannot be written
     */
    public static void write(Stream<Finding> findings, Function<String, AccountLabel> accounts, Writer out) {
        CsvWriter rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        FindingCsv csv = new FindingCsv(rows, accounts);
        rows.writeRecord(COLUMNS);
        findings.forEachOrdered(csv::row);
        flush(rows);
    }

    private static void flush(CsvWriter rows) {
        try {
            rows.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(Finding finding) {
        Subject subject = finding.key().subject();
        rows.writeRecord(Stream.of(
                        finding.key().place().accountId(),
                        finding.key().place().region(),
                        finding.key().id(),
                        finding.key().ruleId(),
                        finding.title(),
                        finding.severity().name(),
                        status(finding.status()),
                        finding.exemption(),
                        closedBecause(finding.end()),
                        subject.id(),
                        subject.job() == null ? null : subject.job().jobId(),
                        subject.resourceArn(),
                        finding.reason(),
                        finding.since().toString(),
                        finding.evaluatedAt().toString(),
                        finding.updatedAt().toString(),
                        targets(finding),
                        finding.remediation(),
                        finding.commands().isEmpty()
                                ? null
                                : finding.commands().getFirst().toString(),
                        accounts.apply(finding.key().place().accountId()).name())
                .map(FindingCsv::cell)
                .toList());
    }

    /** Makes a text safe for a cell: hidden characters become visible, and no spreadsheet runs it as a formula. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String plain =
                AFTER_SEMICOLON.matcher(PlainText.line(text, Integer.MAX_VALUE)).replaceAll("$1'");
        return FORMULA.indexOf(text.charAt(0)) < 0 && FORMULA.indexOf(plain.charAt(0)) < 0 ? plain : "'" + plain;
    }

    private static String status(FindingStatus status) {
        return switch (status) {
            case OPEN -> "open";
            case SUPPRESSED -> "exempted";
            case CLOSED -> "closed";
        };
    }

    private static String closedBecause(@Nullable End end) {
        return switch (end) {
            case null -> "";
            case FIXED -> "resolved";
            case NOT_APPLICABLE -> "no longer applies";
            case AGED_OUT -> "aged out";
            case JOB_GONE -> "closed with its job";
            case RULE_OFF -> "rule off";
            case COVERED -> "reported by another rule";
        };
    }

    private static String targets(Finding finding) {
        int more = finding.targetCount() - finding.targets().size();
        return String.join(" ", finding.targets()) + (more > 0 ? " and " + more + " more" : "");
    }
}
