package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.audit.api.ApiCalls;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.NotEvaluated;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.text.Columns;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Page;
import dev.iotjobs.auditor.text.PlainText;
import dev.iotjobs.auditor.text.Times;
import dev.iotjobs.auditor.text.Wrapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an audit for a person in a terminal: coverage, open findings, changes, gaps in the data, and commands to run
 * next. Blocks without entries are left out. An instance writes one audit.
 */
public final class AuditText {

    private static final int NOT_EVALUATED = 5;
    private static final int MESSAGE_LENGTH = 300;

    /** Minimum usage, in percent, for which a quota is shown. */
    private static final double SHOWN_QUOTA_PERCENT = 50;

    private static final String LIST_ALL = "add --findings all  every open finding, worst first";
    private static final List<String> NEXT_OF_DRY_RUN = List.of(
            "add --output json   all open findings, with evidence and fix",
            "./audit rules       all rules, and why each matters");
    private static final int SHORT_ID = 8;

    private final ShownAudit result;
    private final AuditReport report;
    private final Style style;
    private final Page page;

    private AuditText(ShownAudit result, Style style, Consumer<String> out) {
        this.result = result;
        this.report = result.report();
        this.style = style;
        this.page = new Page(style.width(), out);
    }

    /**
     * Writes the text, with a line break at its end.
     *
     * @param verbose whether to write the numbers of API calls too
     * @param findings maximum number of findings in each block; if null, each block has at most ten, and the block
     *     "Open before" is left out
     * @param out receives the lines
     */
    public static void write(
            ShownAudit result, Style style, boolean verbose, @Nullable Integer findings, Consumer<String> out) {
        AuditText text = new AuditText(result, style, out);
        text.opening();
        text.counts();
        new ChangedFindings(result, style, text.page, findings).print();
        text.block("Open by rule", OpenByRule.lines(result));
        text.block("Exemptions", text.exemptions());
        text.block("Rules without data", RuleGaps.withoutData(text.report.runs()));
        text.block("Rules that failed", RuleGaps.failures(text.report.runs(), style.width()));
        text.block("Not evaluated", text.notEvaluated());
        text.block("Warnings", text.warnings());
        text.block("Calls", verbose ? text.calls() : List.of());
        text.end(findings == null);
    }

    private void opening() {
        String what = result.isJudged() ? "Audited " : "Could not audit ";
        page.line(style.heading(what + PlainText.line(report.account().full())) + ", "
                + Figures.count(report.runs().size(), "Region") + ", "
                + Times.minute(report.time().start()) + ", in "
                + result.duration() + (result.dryRun() ? ", dry run" : ""));
        page.blank();
        Columns regions = new Columns();
        report.runs()
                .forEach(run -> regions.row("  " + PlainText.line(run.place().region()), ""));
        List<String> leads = regions.lines();
        for (int i = 0; i < leads.size(); i++) {
            RegionRun run = report.runs().get(i);
            page.wrapped(leads.get(i), outcome(run) + (result.dryRun() ? "" : CoverageLine.notReached(run.coverage())));
        }
        int endedLongAgo = report.runs().stream()
                .mapToInt(run -> run.coverage().listed().endedLongAgo())
                .sum();
        if (endedLongAgo > 0) {
            page.line("  " + Figures.count(endedLongAgo, "more job") + " ended too long ago to be audited");
        }
        RuleGaps.coverage(report.runs()).ifPresent(coverage -> page.wrapped("  ", coverage));
        page.blank().lines(result.notes());
    }

    private static String outcome(RegionRun run) {
        String message = PlainText.line(run.message(), MESSAGE_LENGTH);
        return switch (run.outcome()) {
            case COMPLETED -> CoverageLine.of(run.coverage());
            case ALREADY_RUNNING -> "not audited: " + message;
            case FAILED -> "failed: " + message + (run.isJudged() ? "; " + CoverageLine.of(run.coverage()) : "");
        };
    }

    private void counts() {
        page.blank().wrapped("", openFindings());
        String changes = ChangeText.counts(result);
        if (!changes.isEmpty()) {
            page.wrapped(
                    "",
                    "This audit: " + changes
                            + (result.dryRun() ? "; a dry run does not compare with earlier audits" : ""));
        }
    }

    private String openFindings() {
        List<ListedFinding> open = result.open();
        if (!result.isJudged()) {
            return "Nothing is known about findings: no Region was audited";
        }
        int exempted = result.exempted().size();
        String also = exempted == 0 ? "" : "; " + Figures.count(exempted) + " exempted";
        if (!open.isEmpty()) {
            return Figures.count(open.size(), "open finding") + ": " + OpenByRule.severities(open) + also;
        }
        int evaluated = report.runs().stream()
                .mapToInt(run -> run.coverage().evaluated())
                .sum();
        String where = report.isComplete() ? "" : " in the " + Figures.count(evaluated, "job") + " evaluated";
        return "No open findings" + where + also;
    }

    private List<String> exemptions() {
        Columns columns = new Columns();
        result.exemptions()
                .forEach((exemption, findings) -> columns.row(
                        "  " + PlainText.line(exemption.id()),
                        findings == 0 ? "no open finding" : Figures.count(findings, "open finding"),
                        PlainText.line(exemption.approval().reason()),
                        "owner " + PlainText.line(exemption.approval().owner()),
                        ExemptionTerm.of(exemption, report.time().start())));
        return columns.lines();
    }

    private void block(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.blank().line(style.heading(title)).lines(lines);
        }
    }

    private List<String> notEvaluated() {
        List<NotEvaluated> jobs = report.runs().stream()
                .flatMap(run -> run.read().notEvaluated().stream().sorted(Comparator.comparing(NotEvaluated::jobId)))
                .toList();
        Columns columns = new Columns();
        jobs.stream()
                .limit(NOT_EVALUATED)
                .forEach(job -> columns.row(
                        "  " + PlainText.line(job.jobId()),
                        PlainText.line(job.region()),
                        job.reason().name(),
                        PlainText.line(job.message(), MESSAGE_LENGTH)));
        if (jobs.size() > NOT_EVALUATED) {
            columns.row("  and " + Figures.count(jobs.size() - NOT_EVALUATED) + " more");
        }
        return columns.lines();
    }

    private List<String> warnings() {
        return report.runs().stream()
                .flatMap(run -> run.warnings().stream()
                        .map(warning -> PlainText.line(run.place().region() + ": " + warning, MESSAGE_LENGTH)))
                .flatMap(warning -> Wrapping.lines("  ", warning, style.width()).stream())
                .toList();
    }

    private List<String> calls() {
        Map<String, ApiCalls> calls = new TreeMap<>();
        for (RegionRun run : report.runs()) {
            run.read().calls().forEach((api, count) -> calls.merge(api, count, AuditText::sum));
        }
        Columns columns = new Columns();
        calls.forEach((api, count) -> columns.row(
                "  " + api,
                Figures.count(count.made()),
                Figures.count(count.throttled()) + " throttled, " + Figures.count(count.failed()) + " failed"));
        return columns.lines();
    }

    private static ApiCalls sum(ApiCalls one, ApiCalls other) {
        return new ApiCalls(
                one.made() + other.made(), one.throttled() + other.throttled(), one.failed() + other.failed());
    }

    private void end(boolean listsFew) {
        page.blank();
        labelled(
                "Quota",
                report.runs().stream()
                        .flatMap(run -> run.read().quotas().stream())
                        .flatMap(quota -> quota(quota).stream())
                        .toList());
        labelled("Mail", mail());
        if (!result.open().isEmpty()) {
            page.blank();
            labelled("Next", result.dryRun() ? nextOfDryRun(listsFew) : next());
        }
    }

    private static List<String> nextOfDryRun(boolean listsFew) {
        return Stream.concat(listsFew ? Stream.of(LIST_ALL) : Stream.empty(), NEXT_OF_DRY_RUN.stream())
                .toList();
    }

    private List<String> next() {
        String first = result.open().getFirst().key().id().substring(0, SHORT_ID);
        return List.of(
                "./audit findings                all open findings, worst first",
                "./audit findings show " + first + "  reason, evidence and fix of the first finding");
    }

    private List<String> mail() {
        if (result.dryRun()) {
            return List.of("none: dry run");
        }
        List<String> lines = new ArrayList<>();
        lines.add(AlertOutcome.of(report.alerts()));
        int waiting = report.alerts().waiting();
        if (waiting > 0) {
            lines.add(Figures.count(waiting, "finding") + " of the first audit " + (waiting == 1 ? "is" : "are")
                    + " sent later, once all jobs are evaluated or after 24 h at the latest");
        }
        AlertOutcome.subscribers(report.subscribers()).ifPresent(lines::add);
        return lines;
    }

    /** Adds lines. The label precedes the first line, and blanks precede the others. */
    private void labelled(String label, List<String> lines) {
        String lead = label;
        for (String line : lines) {
            page.line(String.format(Locale.ROOT, "%-8s%s", lead, line));
            lead = "";
        }
    }

    /**
     * The usage of a quota, for example {@code eu-west-1: 82 of 100 concurrent jobs (82.0 %)}; empty if the usage is
     * below half or unknown.
     */
    private static Optional<String> quota(QuotaUsage usage) {
        long limit = usage.limit() == null ? 0 : Math.round(usage.limit());
        if (limit <= 0 || usage.percent() < SHOWN_QUOTA_PERCENT) {
            return Optional.empty();
        }
        String assumed = usage.source() == LimitSource.ASSUMED ? "; limit assumed from AWS's published value" : "";
        String unsure = usage.undetermined() == 0
                ? ""
                : "; it is unknown whether " + Figures.count(usage.undetermined(), "more job uses", "more jobs use")
                        + " the quota";
        return Optional.of(usage.place().region() + ": " + Figures.count(usage.used()) + " of " + Figures.count(limit)
                + " " + usage.quota().name().toLowerCase(Locale.ROOT) + " (" + Figures.percent(usage.used(), limit)
                + ")"
                + assumed + unsure
                + (usage.wholeAccount()
                        ? ""
                        : "; more may be in use, because not every job of the account was counted"));
    }
}
