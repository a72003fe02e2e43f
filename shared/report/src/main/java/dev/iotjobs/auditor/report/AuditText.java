package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.audit.ApiCalls;
import dev.iotjobs.auditor.audit.AuditReport;
import dev.iotjobs.auditor.audit.NotEvaluated;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.account.QuotaUsage;
import dev.iotjobs.auditor.rule.account.QuotaUsage.LimitSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An audit as a person reads it in a terminal. Used once for each. */
public final class AuditText {

    /** What is shown; the JSON document has all of it. */
    private static final int EXAMPLES_OF_A_RULE = 3;

    private static final int CHANGES = 10;
    private static final int NOT_EVALUATED = 5;
    private static final int MESSAGE_LENGTH = 200;
    private static final int NAME_LENGTH = 70;

    private final AuditResult result;
    private final AuditReport report;
    private final Style style;
    private final Map<FindingKey, TransitionType> changes;
    private final List<Finding> opened;
    private final Page page = new Page();

    private AuditText(AuditResult result, Style style) {
        this.result = result;
        this.report = result.report();
        this.style = style;
        this.changes = result.changes();
        this.opened = result.open().stream()
                .filter(finding -> changes.containsKey(finding.key()))
                .toList();
    }

    /** The text, with a line break at its end. */
    public static String of(AuditResult result, Style style) {
        return new AuditText(result, style).text();
    }

    /** What was seen, what changed, and what was told of it; with a line break at its end. */
    public static String brief(AuditResult result, Style style) {
        return new AuditText(result, style).briefText();
    }

    private String briefText() {
        coverage();
        countsInOneLine();
        opened();
        resolved();
        calls();
        alert();
        return page.toString();
    }

    private String text() {
        coverage();
        countsInOneLine();
        countsByRule();
        worst();
        resolved();
        notEvaluated();
        quotas();
        warnings();
        calls();
        alert();
        return page.toString();
    }

    private void coverage() {
        page.line(style.heading("AWS account " + PlainText.line(report.accountId(), NAME_LENGTH)) + ", "
                + Counts.of(report.runs().size(), "Region") + ", audited in " + time());
        Columns columns = new Columns();
        for (RegionRun run : report.runs()) {
            columns.row("  " + PlainText.line(run.place().region(), NAME_LENGTH), outcome(run));
        }
        columns.lines().forEach(page::line);
    }

    private String outcome(RegionRun run) {
        String message = PlainText.line(run.message(), MESSAGE_LENGTH);
        return switch (run.outcome()) {
            case COMPLETED -> {
                String seen = CoverageText.of(run.coverage());
                yield run.isComplete() ? style.good(seen) : style.bad(seen);
            }
            case ALREADY_RUNNING -> style.bad("not audited: " + message);
            case FAILED -> style.bad("failed: " + message);
        };
    }

    private String time() {
        double seconds = Duration.between(report.startedAt(), report.endedAt()).toMillis() / 1000.0;
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d min %d s", (long) seconds / 60, (long) seconds % 60);
    }

    private void countsInOneLine() {
        List<Finding> open = result.open();
        Map<TransitionType, Integer> types =
                changes.values().stream().collect(Collectors.groupingBy(type -> type, Collectors.summingInt(_ -> 1)));
        String changed = types.isEmpty() ? "nothing changed" : Counts.ofTypes(types);
        heading("Findings");
        if (nothingWasJudged()) {
            page.line("  not known: no Region was audited");
            return;
        }
        page.line("  " + (open.isEmpty() ? "none open" : open.size() + " open: " + Counts.ofSeverities(open))
                + "; by this audit: " + changed);
    }

    private void countsByRule() {
        Columns columns = new Columns();
        for (RuleGroup<Finding> group : RuleGroup.of(result.open(), finding -> finding)) {
            columns.row(
                    "  " + style.severity(group.worst(), group.worst().name()),
                    group.ruleId(),
                    "%,5d".formatted(group.members().size()),
                    PlainText.line(group.title(), NAME_LENGTH) + severities(group.members()));
        }
        columns.lines().forEach(page::line);
    }

    private static String severities(List<Finding> findings) {
        boolean alike = findings.stream().map(Finding::severity).distinct().count() == 1;
        return alike ? "" : " (" + Counts.ofSeverities(findings) + ")";
    }

    private void worst() {
        for (RuleGroup<Finding> group : RuleGroup.of(result.open(), finding -> finding)) {
            page.blank()
                    .line(style.severity(group.worst(), group.worst().name()) + "  "
                            + style.heading(PlainText.line(group.title(), NAME_LENGTH)) + "  "
                            + style.faint(group.ruleId()));
            FindingText.rationale(group.ruleId()).ifPresent(rationale -> page.wrapped("  ", rationale));
            group.members().stream()
                    .sorted(Comparator.comparing((Finding finding) -> !changes.containsKey(finding.key())))
                    .limit(EXAMPLES_OF_A_RULE)
                    .forEach(this::finding);
            rest(group.members().size() - EXAMPLES_OF_A_RULE, "more of this rule");
        }
    }

    private void finding(Finding finding) {
        // Where everything is new, a mark says nothing
        TransitionType change = opened.size() == result.open().size() ? null : changes.get(finding.key());
        page.line("  - " + FindingText.where(finding) + "  "
                + style.severity(finding.severity(), finding.severity().name())
                + (change == null ? "" : "  " + style.heading(Counts.word(change))));
        page.wrapped("    why   ", FindingText.reason(finding));
        FindingText.command(finding)
                .ifPresent(command ->
                        page.line("    %-6s".formatted(FindingText.purpose(finding)) + style.command(command)));
    }

    private void opened() {
        if (opened.isEmpty()) {
            return;
        }
        heading("New, worse or back by this audit");
        opened.stream()
                .limit(CHANGES)
                .forEach(finding -> page.line("  " + FindingText.where(finding) + ": "
                        + PlainText.line(finding.title(), NAME_LENGTH) + ", " + finding.severity() + "; "
                        + FindingText.reason(finding)));
        rest(opened.size() - CHANGES, "more");
    }

    private void resolved() {
        if (result.resolved().isEmpty()) {
            return;
        }
        heading("Resolved by this audit");
        result.resolved().stream()
                .limit(CHANGES)
                .forEach(finding -> page.line("  " + FindingText.where(finding) + ": "
                        + PlainText.line(finding.title(), NAME_LENGTH) + "; " + FindingText.resolution(finding)));
        rest(result.resolved().size() - CHANGES, "more");
    }

    private void notEvaluated() {
        List<NotEvaluated> jobs = report.runs().stream()
                .flatMap(run -> run.notEvaluated().stream().sorted(Comparator.comparing(NotEvaluated::jobId)))
                .toList();
        if (jobs.isEmpty()) {
            return;
        }
        heading("Not evaluated (INSUFFICIENT_DATA)");
        jobs.stream()
                .limit(NOT_EVALUATED)
                .forEach(job -> page.line("  job " + PlainText.line(job.jobId(), NAME_LENGTH) + " in " + job.region()
                        + ": " + job.reason()
                        + (job.message().isEmpty() ? "" : ", " + PlainText.line(job.message(), MESSAGE_LENGTH))));
        rest(jobs.size() - NOT_EVALUATED, "more");
    }

    private void quotas() {
        List<QuotaUsage> quotas =
                report.runs().stream().flatMap(run -> run.quotas().stream()).toList();
        if (quotas.isEmpty()) {
            return;
        }
        heading("Quotas");
        Columns columns = new Columns();
        for (QuotaUsage usage : quotas) {
            columns.row("  " + usage.place().region(), usage.name(), usage(usage));
        }
        columns.lines().forEach(page::line);
    }

    private String usage(QuotaUsage usage) {
        Double limit = usage.limit();
        String of = limit == null
                ? "%,d of an unknown limit".formatted(usage.used())
                : String.format(Locale.ROOT, "%,d of %,.0f (%.1f %%)", usage.used(), limit, usage.percent());
        String source = usage.source() == LimitSource.ASSUMED ? "; limit assumed from AWS's published value" : "";
        String unsure = usage.undetermined() == 0 ? "" : "; " + usage.undetermined() + " more may count";
        return of + style.faint(source + unsure + (usage.wholeAccount() ? "" : "; counted in part, not judged"));
    }

    private void warnings() {
        List<String> warnings = report.runs().stream()
                .flatMap(run ->
                        run.warnings().stream().map(warning -> run.place().region() + ": " + warning))
                .toList();
        if (warnings.isEmpty()) {
            return;
        }
        heading("Warnings");
        warnings.forEach(warning -> page.line("  " + PlainText.line(warning, MESSAGE_LENGTH)));
    }

    private void calls() {
        Map<String, ApiCalls> calls = new TreeMap<>();
        for (RegionRun run : report.runs()) {
            run.calls().forEach((api, count) -> calls.merge(api, count, AuditText::sum));
        }
        if (calls.isEmpty()) {
            return;
        }
        heading("Calls");
        Columns columns = new Columns();
        calls.forEach((api, count) -> columns.row("  " + api, "%,6d".formatted(count.made()), troubles(count)));
        columns.lines().forEach(page::line);
    }

    private static ApiCalls sum(ApiCalls one, ApiCalls other) {
        return new ApiCalls(
                one.made() + other.made(), one.throttled() + other.throttled(), one.failed() + other.failed());
    }

    private static String troubles(ApiCalls calls) {
        String throttled = calls.throttled() == 0 ? "" : calls.throttled() + " throttled";
        String failed = calls.failed() == 0 ? "" : calls.failed() + " failed";
        return throttled + (throttled.isEmpty() || failed.isEmpty() ? "" : ", ") + failed;
    }

    private void alert() {
        heading("Alert");
        page.line("  " + alertText());
        int historic = result.digest().map(Digest::historic).orElse(0);
        if (historic > 0) {
            page.line("  counted in it only: " + Counts.of(historic, "finding")
                    + " on jobs that had ended long before the first audit");
        }
        int waiting = report.alerts().waiting();
        if (waiting > 0) {
            page.line("  the changes of " + Counts.of(waiting, "subject") + (result.dryRun() ? " would" : "")
                    + " wait for a later alert");
        }
    }

    private String alertText() {
        Optional<String> subject =
                result.digest().map(digest -> DigestText.of(digest).subject());
        return switch (result.alertStatus()) {
            case SENT -> "sent: " + subject.orElse("") + toldAgain();
            case NOTHING_TO_TELL ->
                nothingWasJudged() ? "none: no Region was audited" : "none: nothing changed that is to be told";
            case FAILED -> style.bad("not sent, the next audit tries again: " + failure());
            case OFF -> "dry run: no alert is sent; a first audit would tell: " + subject.orElse("nothing");
        };
    }

    private String toldAgain() {
        return failure().isEmpty()
                ? ""
                : "\n  " + style.bad("the next audit sends it again, under the same references: " + failure());
    }

    private String failure() {
        return PlainText.line(report.alerts().failure(), MESSAGE_LENGTH);
    }

    private boolean nothingWasJudged() {
        return report.runs().stream().noneMatch(RegionRun::isJudged);
    }

    private void heading(String text) {
        page.blank().line(style.heading(text));
    }

    private void rest(int count, String what) {
        if (count > 0) {
            page.line(style.faint("  and " + count + " " + what));
        }
    }
}
