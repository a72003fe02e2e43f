package dev.iotjobs.auditor.export.html.figure;

import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.text.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The chart of open findings by day. Each day has a column with one bar for each severity. The chart is 100 units high.
 *
 * @param days at least two, oldest first
 * @param severities severities in the chart, worst first
 * @param top number of findings at the upper edge
 */
public record Trend(List<Day> days, List<Severity> severities, int top) {

    /** The scale has a label at half the height of the chart. Its number is a multiple of this step. */
    private static final int STEP = 10;

    private static final double GAP = 0.12;
    private static final int MOST_MARKS = 4;

    /** A day, and the number of its open findings by severity. */
    public record Day(LocalDate day, Map<Severity, Integer> open) {

        public int total() {
            return open.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int open(Severity severity) {
            return open.getOrDefault(severity, 0);
        }
    }

    /**
     * A bar of the chart: the number of open findings of one severity on one day.
     *
     * @param severity number of the severity in the CSS class of the bar
     */
    public record Rectangle(int severity, String x, String y, String width, String height) {}

    public Trend {
        days = List.copyOf(days);
        severities = List.copyOf(severities);
    }

    public static Trend of(List<ReportedDay> reported) {
        List<Day> days = reported.stream().map(Trend::day).toList();
        List<Severity> severities = Bar.WORST_FIRST.stream()
                .filter(severity ->
                        severity.isAtLeast(Severity.LOW) || days.stream().anyMatch(day -> day.open(severity) > 0))
                .toList();
        int most = days.stream().mapToInt(Day::total).max().orElse(0);
        return new Trend(days, severities, (most / (2 * STEP) + 1) * 2 * STEP);
    }

    private static Day day(ReportedDay reported) {
        Map<Severity, Integer> open = new EnumMap<>(Severity.class);
        reported.open()
                .values()
                .forEach(counts -> counts.forEach((severity, count) -> open.merge(severity, count, Integer::sum)));
        return new Day(reported.day(), open);
    }

    public List<Rectangle> rectangles() {
        List<Rectangle> all = new ArrayList<>();
        for (int at = 0; at < days.size(); at++) {
            double y = 100;
            for (Severity severity : severities) {
                double height = 100.0 * days.get(at).open(severity) / top;
                y -= height;
                if (height > 0) {
                    all.add(new Rectangle(
                            Bar.number(severity),
                            Bar.decimal(at + GAP),
                            Bar.decimal(y),
                            Bar.decimal(1 - 2 * GAP),
                            Bar.decimal(height)));
                }
            }
        }
        return all;
    }

    /** The CSS class of a severity's bars. */
    public static String barClass(Severity severity) {
        return "b" + Bar.number(severity);
    }

    /** Up to four days to label below the chart. The first and the last day are always among them. */
    public List<LocalDate> marks() {
        int count = Math.min(MOST_MARKS, days.size());
        List<LocalDate> marks = new ArrayList<>();
        for (int mark = 0; mark < count; mark++) {
            marks.add(days.get(mark * (days.size() - 1) / (count - 1)).day());
        }
        return marks;
    }

    public List<Day> newestFirst() {
        return days.reversed();
    }

    /**
     * The trend in words: the number of open findings on the first day, the highest number, and the number on the last
     * day. For example: {@code 46 on 30 Oct, 59 at most on 12 Nov, 56 today.}
     *
     * @param text writes a day, for example as {@code 30 Oct}
     */
    public String words(Function<LocalDate, String> text, LocalDate today) {
        Day first = days.getFirst();
        Day last = days.getLast();
        Day most = days.stream()
                .max(Comparator.comparingInt(Day::total).thenComparing(Day::day, Comparator.reverseOrder()))
                .orElse(last);
        return Figures.count(first.total()) + " on " + text.apply(first.day()) + ", " + Figures.count(most.total())
                + " at most on " + text.apply(most.day()) + ", " + Figures.count(last.total())
                + (last.day().equals(today) ? " today." : " on " + text.apply(last.day()) + ".");
    }
}
