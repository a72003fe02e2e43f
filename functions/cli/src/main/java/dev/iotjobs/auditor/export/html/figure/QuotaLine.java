package dev.iotjobs.auditor.export.html.figure;

import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.export.html.figure.Forecast.Point;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.PlainText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line in the table of quotas: the use of one quota.
 *
 * @param account for example {@code account 123456789012}
 * @param bar CSS class of the bar
 * @param width width of the bar in percent, at most 100
 * @param use the use by day, as SVG points in a box of 120 by 40 units; empty if fewer than two days are known
 * @param ahead the forecast, as SVG points in the same box; empty if there is no forecast
 */
public record QuotaLine(
        String name,
        String account,
        String region,
        String bar,
        String width,
        String inUse,
        String share,
        String use,
        String ahead,
        String forecast) {

    /**
     * By default, rule IOTJ-ACC-01 reports a finding if at least this percentage of a quota is in use. The page marks
     * this value on the bar.
     */
    public static final int MEDIUM = 75;

    public static final int HIGH = 90;

    /** Minimum share of a quota in use, in tenths of a percent, for which the table has a line about the quota. */
    private static final int SHOWN = 50;

    private static final double LENGTH = 80;
    private static final double AHEAD = 32;
    private static final double HEIGHT = 40;
    private static final int FORECAST_DAYS = 12;

    /**
     * The table of quotas.
     *
     * @param lines quotas with a line of their own, largest share in use first
     * @param others sentences about the other quotas; empty if there are none
     */
    public record Quotas(List<QuotaLine> lines, String others) {

        public Quotas {
            lines = List.copyOf(lines);
        }

        public boolean isEmpty() {
            return lines.isEmpty() && others.isEmpty();
        }
    }

    /**
     * Makes the table of quotas.
     *
     * @param all the quotas with their current use
     * @param days the figures of the last days, with the use of the quotas on each day
     * @param text function from a day to the text that the page shows
     * @param accounts function from an account id to the text that the page shows
     */
    public static Quotas of(
            List<QuotaUsage> all,
            List<ReportedDay> days,
            LocalDate today,
            Function<LocalDate, String> text,
            Function<String, String> accounts) {
        List<QuotaUsage> sorted = all.stream()
                .sorted(Comparator.comparingLong(QuotaLine::permille)
                        .reversed()
                        .thenComparing(usage -> usage.quota().name())
                        .thenComparing(usage -> usage.place().accountId())
                        .thenComparing(usage -> usage.place().region()))
                .toList();
        return new Quotas(
                sorted.stream()
                        .filter(usage -> permille(usage) >= SHOWN)
                        .map(usage -> line(usage, days, today, text, accounts))
                        .toList(),
                others(sorted.stream().filter(usage -> permille(usage) < SHOWN).toList()));
    }

    private static long permille(QuotaUsage usage) {
        return usage.wholeLimit() <= 0 ? 0 : Figures.permille(usage.used(), usage.wholeLimit());
    }

    /**
     * Sentences about quotas that have no line of their own, for example {@code 1 quota is below 5 %: active snapshot
     * jobs; the highest use is 214 of 100,000.} A quota counts once for each account and Region.
     */
    private static String others(List<QuotaUsage> small) {
        List<String> parts = new ArrayList<>();
        List<QuotaUsage> known =
                small.stream().filter(usage -> usage.wholeLimit() > 0).toList();
        if (!known.isEmpty()) {
            QuotaUsage most = known.getFirst();
            parts.add(Figures.count(known.size(), "quota is", "quotas are") + " below 5 %: " + names(known)
                    + "; the highest use is " + Figures.count(most.used()) + " of "
                    + Figures.count(most.wholeLimit()) + ".");
        }
        List<QuotaUsage> unknown =
                small.stream().filter(usage -> usage.wholeLimit() <= 0).toList();
        if (!unknown.isEmpty()) {
            parts.add(
                    "The limit of " + Figures.count(unknown.size(), "quota") + " is unknown: " + names(unknown) + ".");
        }
        return String.join(" ", parts);
    }

    private static String names(List<QuotaUsage> quotas) {
        return quotas.stream()
                .map(usage -> PlainText.line(usage.quota().name()).toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static QuotaLine line(
            QuotaUsage usage,
            List<ReportedDay> days,
            LocalDate today,
            Function<LocalDate, String> text,
            Function<String, String> accounts) {
        long limit = usage.wholeLimit();
        List<Point> points = points(usage, days, today);
        Forecast forecast = Forecast.of(points, limit, text);
        double percent = Math.min(100, 100.0 * usage.used() / limit);
        String unsure = usage.undetermined() == 0 ? "" : ", up to " + Figures.count(usage.usedAtMost());
        return new QuotaLine(
                PlainText.line(usage.quota().name()),
                accounts.apply(usage.place().accountId()),
                PlainText.line(usage.place().region()),
                percent >= HIGH ? "b0" : percent >= MEDIUM ? "b2" : "b3",
                Bar.decimal(percent),
                Figures.count(usage.used()) + unsure + " of " + Figures.count(limit),
                Figures.percent(usage.used(), limit),
                points.size() < 2 ? "" : use(points, limit),
                ahead(usage, limit, forecast.perDay()),
                forecast.text());
    }

    private static List<Point> points(QuotaUsage usage, List<ReportedDay> days, LocalDate today) {
        List<Point> points = new ArrayList<>();
        for (ReportedDay day : days) {
            ReportedDay.Usage used = day.quotas()
                    .getOrDefault(usage.place(), Map.of())
                    .get(usage.quota().code());
            if (used != null && day.day().isBefore(today)) {
                points.add(new Point(day.day(), used.used()));
            }
        }
        points.add(new Point(today, usage.used()));
        return points;
    }

    private static String use(List<Point> points, long limit) {
        List<String> line = new ArrayList<>();
        for (int at = 0; at < points.size(); at++) {
            line.add(point(
                    at * LENGTH / (points.size() - 1), (double) points.get(at).used(), limit));
        }
        return String.join(" ", line);
    }

    private static String ahead(QuotaUsage usage, long limit, @Nullable Double perDay) {
        return perDay == null
                ? ""
                : point(LENGTH, (double) usage.used(), limit) + " "
                        + point(LENGTH + AHEAD, (double) usage.used() + perDay * FORECAST_DAYS, limit);
    }

    private static String point(double x, double used, long limit) {
        return Bar.decimal(x) + "," + Bar.decimal(HEIGHT - HEIGHT * Math.min(1, Math.max(0, used / (double) limit)));
    }
}
