package dev.iotjobs.auditor.export.html;

import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.export.ReportData;
import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.ReportedExemption;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The summary at the top of the HTML report.
 *
 * @param lead the worst findings in words; empty if nothing is open
 * @param facts sentences with a label each, such as {@code Coverage}
 * @param tally number of open findings by severity, worst first; the last line has all severities
 * @param hasChange whether the tally shows the change in 7 days
 */
record Summary(String heading, String title, String lead, List<Fact> facts, List<Count> tally, boolean hasChange) {

    private static final int REGIONS = 5;
    private static final int DAYS_BEFORE = 7;
    private static final int SOON_DAYS = 30;

    /**
     * A sentence with a label.
     *
     * @param name the label
     * @param text the sentence
     * @param link text of a link that follows the sentence and leads to the section on coverage; empty if there is no
     *     link
     */
    record Fact(String name, String text, String link) {}

    /**
     * The number of open findings that are not exempted: of one severity, or of all severities.
     *
     * @param badge CSS class of the severity; empty for all findings
     * @param change change of the number in 7 days; empty if unknown
     */
    record Count(String badge, String name, String open, String change) {}

    static Summary of(ReportData data, Tally tally, Changes changes, Audited audited, Dates dates) {
        Optional<ReportedDay> before = before(data, dates);
        String heading = tally.openCount() == 0 ? none(audited) : new Lead(tally).heading();
        return new Summary(
                heading,
                title(tally, audited, dates, heading),
                tally.openCount() == 0 ? "" : new Lead(tally).text(),
                facts(data, tally, changes, audited, dates, before),
                counts(tally, before),
                before.isPresent());
    }

    private static String none(Audited audited) {
        if (audited.isComplete()) {
            return "No open findings";
        }
        return audited.evaluated() == 0
                ? "Nothing is known: no job was evaluated"
                : "No open findings in the " + Figures.count(audited.evaluated(), "job") + " evaluated";
    }

    private static String title(Tally tally, Audited audited, Dates dates, String heading) {
        int critical = tally.open(Severity.CRITICAL);
        String what = tally.openCount() == 0
                ? heading
                : Figures.count(tally.openCount(), "open finding")
                        + (critical == 0 ? "" : ", " + Figures.count(critical) + " critical");
        return what + ": AWS IoT jobs of " + accounts(audited, AccountLabel::brief) + ", " + dates.today();
    }

    /**
     * Names the account, or gives the number of accounts if there are several.
     *
     * @param text formats the account
     */
    static String accounts(Audited audited, Function<AccountLabel, String> text) {
        List<AccountLabel> accounts = audited.accounts();
        return accounts.size() == 1
                ? Shown.text(text.apply(accounts.getFirst()))
                : Figures.count(accounts.size(), "account");
    }

    private static Optional<ReportedDay> before(ReportData data, Dates dates) {
        LocalDate day = dates.today().minusDays(DAYS_BEFORE);
        return data.days().stream().filter(one -> one.day().equals(day)).findFirst();
    }

    private static List<Fact> facts(
            ReportData data, Tally tally, Changes changes, Audited audited, Dates dates, Optional<ReportedDay> before) {
        List<Fact> facts = new ArrayList<>();
        String week = changes.counts()
                + before.map(day ->
                                " " + Figures.count(sum(day), "was", "were") + " open on " + dates.day(day.day()) + ".")
                        .orElse("");
        add(facts, "Last 7 days", week.strip());
        add(facts, "Since when", since(tally, dates));
        add(facts, "Where", where(tally, audited));
        String causes = audited.causes();
        facts.add(new Fact(
                "Coverage",
                audited.share() + (causes.isEmpty() ? "" : " " + causes),
                causes.isEmpty() ? "" : audited.unknown()));
        add(facts, "Not audited", notAudited(audited));
        add(facts, "Exempted", exempted(data, tally, dates));
        return facts;
    }

    private static void add(List<Fact> facts, String name, String text) {
        if (!text.isEmpty()) {
            facts.add(new Fact(name, text, ""));
        }
    }

    private static String since(Tally tally, Dates dates) {
        Instant oldest = tally.oldest();
        Instant critical = tally.oldestCritical();
        if (oldest == null) {
            return "";
        }
        if (critical == null || critical.equals(oldest)) {
            return "The oldest finding" + (critical == null ? "" : ", a critical one,") + " has been open since "
                    + since(oldest, dates) + ".";
        }
        return "The oldest critical finding has been open since " + since(critical, dates)
                + ", the oldest of all findings since "
                + since(oldest, dates) + ".";
    }

    private static String since(Instant time, Dates dates) {
        return dates.day(time) + " (" + dates.age(time) + ")";
    }

    /** Where findings are open, for example {@code 52 of 903 jobs have findings: 27 in eu-west-1, 20 in us-east-1.} */
    private static String where(Tally tally, Audited audited) {
        if (tally.openCount() == 0) {
            return "";
        }
        Map<String, Integer> by = tally.openByAccount().size() > 1 ? tally.openByAccount() : tally.openByRegion();
        List<String> places = by.entrySet().stream()
                .filter(place -> place.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(place -> Figures.count(place.getValue()) + " in " + place.getKey())
                .toList();
        String jobs = tally.jobs() == 0 || audited.expected() == 0
                ? "Open findings"
                : Figures.count(tally.jobs()) + " of " + Figures.count(audited.expected(), "job")
                        + (tally.jobs() == 1 ? " has findings" : " have findings");
        return jobs + ": " + (places.size() > 1 ? Shown.list(places, REGIONS) : String.join("", places)) + ".";
    }

    private static String notAudited(Audited audited) {
        List<String> places = audited.regions().stream()
                .filter(region -> region.summary().outcome() != Outcome.COMPLETED)
                .map(region -> Shown.text(region.place().region()) + ": "
                        + Shown.text(region.summary().message()))
                .toList();
        return places.isEmpty() ? "" : String.join("; ", places) + ".";
    }

    /** The exempted findings, for example {@code 4 findings under 3 exemptions; EX-14 expires on 5 Dec.} */
    private static String exempted(ReportData data, Tally tally, Dates dates) {
        if (tally.exempted() == 0) {
            return "";
        }
        List<String> soon = data.exemptions().stream()
                .filter(one -> one.findings() > 0 && isSoon(one, dates))
                .map(one -> Shown.text(one.id()) + " expires on " + dates.day(Objects.requireNonNull(one.expires())))
                .toList();
        return Figures.count(tally.exempted(), "finding") + " under " + Figures.count(tally.exemptions(), "exemption")
                + (soon.isEmpty() ? "" : "; " + Shown.list(soon, REGIONS)) + ".";
    }

    private static boolean isSoon(ReportedExemption exemption, Dates dates) {
        LocalDate expires = exemption.expires();
        return expires != null
                && expires.isAfter(dates.today())
                && !expires.isAfter(dates.today().plusDays(SOON_DAYS));
    }

    private static List<Count> counts(Tally tally, Optional<ReportedDay> before) {
        List<Count> counts = new ArrayList<>();
        for (Severity severity : Shown.SEVERITIES) {
            int now = tally.open(severity);
            if (now > 0 || severity.isAtLeast(Severity.LOW)) {
                String change =
                        before.map(day -> change(now - sum(day, severity))).orElse("");
                counts.add(new Count("sev s" + Shown.number(severity), severity.name(), Figures.count(now), change));
            }
        }
        String all = before.map(day -> change(tally.openCount() - sum(day))).orElse("");
        counts.add(new Count("", "All", Figures.count(tally.openCount()), all));
        return counts;
    }

    private static String change(int change) {
        return change == 0 ? "same" : (change > 0 ? "+" : "") + Figures.count(change);
    }

    private static int sum(ReportedDay day) {
        return Shown.SEVERITIES.stream()
                .mapToInt(severity -> sum(day, severity))
                .sum();
    }

    private static int sum(ReportedDay day, Severity severity) {
        return day.open().values().stream()
                .mapToInt(counts -> counts.getOrDefault(severity, 0))
                .sum();
    }
}
