package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.export.html.Page.Chip;
import dev.iotjobs.auditor.export.html.Page.FindingList;
import dev.iotjobs.auditor.export.html.Page.Item;
import dev.iotjobs.auditor.export.html.Page.Option;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes a report as one HTML page that needs no other file and makes no request. In a browser without scripts, the
 * page lists only the worst {@value #ROWS} findings. The same data gives the same bytes.
 */
public final class HtmlReport {

    /**
     * Maximum number of findings that have a row in the markup. The script of the page makes the rows of further
     * findings.
     */
    static final int ROWS = 500;

    private static final String PACKAGE = HtmlReport.class.getPackageName();

    private HtmlReport() {}

    /**
     * Writes a report as an HTML page. Keeps only a few of the findings in memory.
     *
     * @param out flushed, but not closed
     * @throws IOException if the page cannot be written
     */
    public static void write(ReportData data, ReportInfo info, OutputStream out) throws IOException {
        Dates dates = new Dates(data.asOf());
        Tally tally = new Tally(dates, data::account);
        Islands islands = new Islands(new Row.Maker(data, dates, false));
        List<Finding> first = new ArrayList<>();
        try (Stream<Finding> findings = data.open()) {
            Iterator<Finding> all = findings.iterator();
            while (all.hasNext()) {
                Finding finding = all.next();
                tally.add(finding);
                islands.add(finding);
                if (first.size() < ROWS) {
                    first.add(finding);
                }
            }
        }
        Page page = Page.of(data, info, tally, first.isEmpty() ? null : list(data, tally, islands, first));
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                Path.of(""), ContentType.Html, HtmlReport.class.getClassLoader(), PACKAGE);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            engine.render("report.jte", page, new WriterOutput(writer));
        } catch (TemplateException e) {
            throw cause(e);
        }
        writer.flush();
    }

    /**
     * Returns the write failure that a template's exception wraps. For any other cause, throws an unchecked exception.
     */
    private static IOException cause(TemplateException wrapped) {
        return switch (wrapped.getCause()) {
            case UncheckedIOException failure -> Objects.requireNonNull(failure.getCause());
            case RuntimeException error -> throw error;
            case null, default -> throw wrapped;
        };
    }

    private static FindingList list(ReportData data, Tally tally, Islands islands, List<Finding> first) {
        Dates dates = new Dates(data.asOf());
        boolean severalAccounts = Page.severalAccounts(Audited.of(data), tally);
        Row.Maker maker = new Row.Maker(data, dates, severalAccounts);
        return new FindingList(
                first.stream()
                        .map(finding -> new Item(maker.row(finding), maker.detail(finding)))
                        .toList(),
                severalAccounts,
                Shown.SEVERITIES.stream()
                        .filter(severity -> severity.isAtLeast(Severity.LOW) || tally.rows(severity) > 0)
                        .map(severity ->
                                new Chip(Shown.number(severity), severity.name(), Figures.count(tally.rows(severity))))
                        .toList(),
                islands.rules().stream()
                        .map(rule -> new Option(rule.id(), rule.title()))
                        .distinct()
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .toList(),
                List.copyOf(tally.openByAccount().keySet()),
                List.copyOf(tally.openByRegion().keySet()),
                count(tally),
                note(tally),
                islands.list(dates, severalAccounts),
                islands.details());
    }

    private static String count(Tally tally) {
        return tally.rows() > ROWS
                ? "The worst " + Figures.count(ROWS) + " of " + Figures.count(tally.rows())
                        + " findings; './audit report --format csv' has all."
                : tally.rows() == 1
                        ? "1 finding"
                        : "All " + Figures.count(tally.rows()) + " findings, open and exempted";
    }

    private static String note(Tally tally) {
        return tally.rows() > Islands.DETAILED
                ? "All " + Figures.count(tally.rows()) + " findings are listed. Evidence, commands and history are here"
                        + " only for the worst " + Figures.count(Islands.DETAILED) + ". './audit report' with --format"
                        + " json writes them for all findings."
                : "";
    }
}
