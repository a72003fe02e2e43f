package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportInfo;
import dev.iotjobs.auditor.export.ReportedPolicy;
import dev.iotjobs.auditor.export.html.figure.QuotaLine;
import dev.iotjobs.auditor.export.html.figure.Trend;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.message.words.Sentences;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the template {@code report.jte} writes.
 *
 * @param policy Content-Security-Policy of the page
 * @param where account, Regions and time of the audit, in words
 * @param drawn the charts; null if no finding has the status OPEN
 * @param list the list of findings; null if it would be empty
 */
record Page(
        String policy,
        Content style,
        Content script,
        String where,
        boolean severalAccounts,
        List<Section> sections,
        Summary summary,
        List<StartHere> start,
        @Nullable Drawn drawn,
        QuotaLine.Quotas quotas,
        @Nullable FindingList list,
        Changes changes,
        List<Tables.ExemptionLine> exemptions,
        String coverageNote,
        List<Audited.Line> coverage,
        String ruleNote,
        List<Tables.RuleLine> rules,
        List<String> footer) {

    /** The page has a chart of the trend only if at least this number of days are known. */
    private static final int FEWEST_DAYS = 2;

    /** A section of the page, as the navigation lists it. */
    record Section(String id, String name) {}

    /**
     * The section of the HTML page that shows the charts.
     *
     * @param trend null if fewer than two days are known
     */
    record Drawn(
            Dates dates,
            @Nullable Trend trend,
            String trendWords,
            List<Tables.AgeBar> ages,
            List<Tables.RuleBar> rules,
            String ruleNote) {

        String day(LocalDate day) {
            return dates.day(day);
        }

        String scale(int number) {
            return Figures.count(number);
        }

        String capital(Severity severity) {
            return Sentences.capital(severity.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * The section of the HTML page that lists the findings.
     *
     * @param rows rows that a reader without scripts sees
     * @param note which details are left out; empty if the page has all
     */
    record FindingList(
            List<Item> rows,
            boolean severalAccounts,
            List<Chip> chips,
            List<Option> rules,
            List<String> accounts,
            List<String> regions,
            String count,
            String note,
            Content listData,
            Content detailData) {

        List<String> states() {
            return Row.State.words();
        }
    }

    record Item(Row row, Detail detail) {}

    /**
     * A control that filters the list of findings by a severity.
     *
     * @param number number of the severity, from 0 for CRITICAL to 4 for INFORMATIONAL
     * @param count number of findings with this severity
     */
    record Chip(int number, String name, String count) {}

    /** A rule by which readers can filter the list of findings. */
    record Option(String id, String title) {}

    int number(Severity severity) {
        return Shown.number(severity);
    }

    static Page of(ReportData data, ReportInfo info, Tally tally, @Nullable FindingList list) {
        Dates dates = new Dates(data.asOf());
        Audited audited = Audited.of(data);
        Changes changes = Changes.of(data, tally, dates);
        boolean severalAccounts = severalAccounts(audited, tally);
        QuotaLine.Quotas quotas = QuotaLine.of(
                data.regions().stream()
                        .flatMap(region -> region.read().quotas().stream())
                        .toList(),
                data.days(),
                dates.today(),
                dates::day,
                id -> Shown.text(data.account(id).phrase()));
        var exemptions = Tables.exemptions(data, dates);
        var verdicts = audited.verdicts();
        var rules = Tables.rules(verdicts, tally);
        Drawn drawn = tally.openCount() == 0 ? null : drawn(data, tally, dates);
        List<Section> sections = new ArrayList<>();
        add(sections, true, "summary", "Summary");
        add(sections, drawn != null, "figures", "Figures");
        add(sections, !quotas.isEmpty(), "quotas", "Quotas");
        add(sections, list != null, "findings", "Findings");
        add(sections, !changes.all().isEmpty(), "changes", "Changes");
        add(sections, !exemptions.isEmpty(), "exemptions", "Exemptions");
        add(sections, true, "coverage", "Coverage");
        add(sections, !rules.isEmpty(), "rules", "Rules");
        return new Page(
                Assets.policy(list != null),
                Assets.style(),
                Assets.script(),
                where(data, audited),
                severalAccounts,
                sections,
                Summary.of(data, tally, changes, audited, dates),
                StartHere.of(tally),
                drawn,
                quotas,
                list,
                changes,
                exemptions,
                audited.share() + " Nothing is known about jobs that were not evaluated.",
                audited.lines(),
                (Tables.ruleNote(verdicts) + " " + audited.ruleCoverage()).strip(),
                rules,
                footer(data, audited, info));
    }

    /** Whether the report has several accounts, so that the page has a column for the account. */
    static boolean severalAccounts(Audited audited, Tally tally) {
        return Stream.concat(audited.accounts().stream().map(Shown::account), tally.openByAccount().keySet().stream())
                        .distinct()
                        .count()
                > 1;
    }

    private static void add(List<Section> sections, boolean isThere, String id, String name) {
        if (isThere) {
            sections.add(new Section(id, name));
        }
    }

    private static Drawn drawn(ReportData data, Tally tally, Dates dates) {
        Trend trend = data.days().size() < FEWEST_DAYS ? null : Trend.of(data.days());
        int rules = RuleBook.standard().definitions().size();
        return new Drawn(
                dates,
                trend,
                trend == null ? "" : trend.words(dates::day, dates.today()),
                Tables.ageBars(tally),
                Tables.ruleBars(tally),
                Figures.count(tally.rules().size()) + " of " + Figures.count(rules, "rule")
                        + (tally.rules().size() == 1 ? " has" : " have")
                        + " open findings. Click the name of a rule to filter the list of findings.");
    }

    /**
     * The account, the Regions and the time, for example {@code acme-fleet-prod (123456789012) · 3 Regions · 2026-11-28
     * 06:45 UTC}.
     */
    private static String where(ReportData data, Audited audited) {
        List<String> regions = data.regions().stream()
                .map(region -> Shown.text(region.place().region()))
                .distinct()
                .toList();
        return Summary.accounts(audited, AccountLabel::full) + " · "
                + (regions.size() == 1 ? regions.getFirst() : Figures.count(regions.size(), "Region")) + " · "
                + Times.minute(data.asOf());
    }

    private static List<String> footer(ReportData data, Audited audited, ReportInfo info) {
        List<String> runs = data.regions().stream()
                .map(region -> region.summary().runId())
                .filter(id -> !id.isEmpty())
                .map(Shown::text)
                .distinct()
                .toList();
        long seconds = data.regions().stream()
                        .mapToLong(region -> region.summary().time().millis())
                        .max()
                        .orElse(0)
                / 1_000;
        String calls = audited.calls();
        String commit = info.commit().isEmpty() ? "" : " (" + info.commit() + ")";
        return List.of(
                (runs.size() == 1 ? "Audit " + runs.getFirst() : Figures.count(runs.size(), "audit")) + " of "
                        + (audited.accounts().size() == 1 ? "account " : "")
                        + Summary.accounts(audited, AccountLabel::id) + ", "
                        + Figures.count(seconds) + " s" + (calls.isEmpty() ? "" : ", " + calls) + "."
                        + data.policy()
                                .map(policy -> " " + Shown.text(text(policy)))
                                .orElse(""),
                "iot-jobs-auditor " + info.version() + commit + ". Written " + Times.minute(info.writtenAt())
                        + ". All times are UTC. Percentages are cut, not rounded. Text from the account is"
                        + " shown unchanged, but each control or direction character appears as its code, such as"
                        + " [U+202E].");
    }

    /**
     * The policy in words, for example {@code 48 rules in force, 3 values differ from the built-in policy. Policy
     * ssm:/policy, version 12.}
     */
    private static String text(ReportedPolicy policy) {
        String rules = Figures.count(policy.rulesInForce(), "rule") + " in force";
        if (policy.source().isEmpty()) {
            return rules + ", by the built-in policy.";
        }
        return rules + ", "
                + Figures.count(policy.changes(), "value differs", "values differ")
                + " from the built-in policy. Policy "
                + policy.source() + (policy.version().isEmpty() ? "" : ", version " + policy.version()) + ".";
    }
}
