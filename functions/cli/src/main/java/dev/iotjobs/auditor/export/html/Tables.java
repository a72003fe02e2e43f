package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.export.html.figure.Bar;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.text.Figures;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the lines of charts and tables in the HTML report, for rules, ages of findings, and exemptions. */
final class Tables {

    private static final List<String> AGES =
            List.of("under 1 day", "1 to 3 days", "3 to 7 days", "7 to 14 days", "14 to 30 days", "over 30 days");

    private static final int SOON_DAYS = 30;

    private Tables() {}

    /**
     * A line for a rule in the chart of open findings that are not exempted. The rule with the most such findings has
     * the longest bar.
     *
     * @param open number of these findings
     * @param week number of them that opened or reopened in the last 7 days, such as {@code +3}
     */
    record RuleBar(String id, String title, Bar bar, String open, String week) {}

    static List<RuleBar> ruleBars(Tally tally) {
        int most = tally.rules().stream().mapToInt(RuleTally::count).max().orElse(1);
        return tally.rules().stream()
                .sorted(RuleTally.WORST_FIRST)
                .map(rule -> new RuleBar(
                        Shown.text(rule.id()),
                        rule.title(),
                        Bar.of(rule.counts(), most),
                        Figures.count(rule.count()),
                        rule.openedThisWeek() == 0 ? "–" : "+" + Figures.count(rule.openedThisWeek())))
                .toList();
    }

    /**
     * A line for a range of ages in the chart of open findings that are not exempted.
     *
     * @param open number of these findings
     * @param urgent how many of them are CRITICAL or HIGH
     */
    record AgeBar(String age, Bar bar, String open, String urgent) {}

    static List<AgeBar> ageBars(Tally tally) {
        int most = tally.ages().stream().mapToInt(Tables::sum).max().orElse(1);
        List<AgeBar> bars = new ArrayList<>();
        for (int age = 0; age < AGES.size(); age++) {
            Map<Severity, Integer> open = tally.ages().get(age);
            int urgent = open.getOrDefault(Severity.CRITICAL, 0) + open.getOrDefault(Severity.HIGH, 0);
            bars.add(new AgeBar(
                    AGES.get(age), Bar.of(open, Math.max(1, most)), Figures.count(sum(open)), Figures.count(urgent)));
        }
        return bars;
    }

    private static int sum(Map<Severity, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * A line in the table of exemptions.
     *
     * @param ticket may be empty
     */
    record ExemptionLine(
            String account, String id, String reason, String owner, String ticket, String term, String findings) {}

    static List<ExemptionLine> exemptions(ReportData data, Dates dates) {
        return data.exemptions().stream()
                .map(one -> new ExemptionLine(
                        Shown.account(data.account(one.accountId())),
                        Shown.text(one.id()),
                        Shown.text(one.reason()),
                        Shown.text(one.owner()),
                        one.ticket() == null ? "" : Shown.text(one.ticket()),
                        term(one, dates.today()),
                        Figures.count(one.findings())))
                .toList();
    }

    /** When an exemption expires, for example {@code 2026-12-05, in 7 days}. */
    private static String term(ReportedExemption exemption, LocalDate today) {
        LocalDate expires = exemption.expires();
        if (expires == null) {
            return exemption.reviewBy() == null ? "no" : "no, needs a review by " + exemption.reviewBy();
        }
        long days = ChronoUnit.DAYS.between(today, expires);
        if (days <= 0) {
            return expires + ", expired";
        }
        return expires + (days < SOON_DAYS ? ", in " + Figures.count(days, "day") : "");
    }

    /**
     * A line in the table of rules: the verdicts of a rule on all its subjects.
     *
     * @param link whether the number of findings is a link to their rows; false without findings
     */
    record RuleLine(String id, String title, String why, String findings, boolean link, String passed, String noData) {}

    /**
     * A line for each rule that has verdicts or findings, in the order of the rule book. Rules that this version does
     * not know come last.
     */
    static List<RuleLine> rules(Map<String, RuleCounts> verdicts, Tally tally) {
        List<RuleDefinition<?>> book = RuleBook.standard().definitions();
        List<String> known = book.stream().map(RuleDefinition::id).toList();
        Stream<RuleLine> inBook = book.stream()
                .filter(rule -> verdicts.containsKey(rule.id()) || tally.rows(rule.id()) > 0)
                .map(rule -> line(rule.id(), rule.title(), rule.why(), verdicts, tally));
        Stream<RuleLine> others = Stream.concat(verdicts.keySet().stream(), tally.ruleIds().stream())
                .distinct()
                .filter(id -> !known.contains(id))
                .sorted()
                .map(id -> line(Shown.text(id), "A rule that this version does not know", "", verdicts, tally));
        return Stream.concat(inBook, others).toList();
    }

    private static RuleLine line(String id, String title, String why, Map<String, RuleCounts> verdicts, Tally tally) {
        RuleCounts counts = verdicts.getOrDefault(id, RuleCounts.NONE);
        return new RuleLine(
                id,
                title,
                why,
                Figures.count(tally.rows(id)),
                tally.rows(id) > 0,
                Figures.count(counts.compliant()),
                Figures.count(counts.withoutData()));
    }

    /**
     * Which rules gave verdicts, for example {@code 52 of 53 rules gave verdicts. Off, or with nothing to
     * judge: IOTJ-SEC-03.}
     */
    static String ruleNote(Map<String, RuleCounts> verdicts) {
        List<String> book = RuleBook.standard().definitions().stream()
                .map(RuleDefinition::id)
                .toList();
        List<String> silent =
                book.stream().filter(id -> !verdicts.containsKey(id)).toList();
        return Figures.count(book.size() - silent.size()) + " of " + Figures.count(book.size(), "rule")
                + " gave verdicts."
                + (silent.isEmpty() ? "" : " Off, or with nothing to judge: " + String.join(", ", silent) + ".");
    }
}
