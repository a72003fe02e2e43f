package dev.iotjobs.auditor.export.html.figure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When a quota is used up, by the straight line through its use of the last days. A date is only given with its range.
 *
 * @param text in words
 * @param perDay by how much use grows a day, where a date is given; null otherwise
 */
public record Forecast(String text, @Nullable Double perDay) {

    private static final int FEWEST_DAYS = 7;
    private static final int YEAR = 365;

    /** Standard errors on each side of the slope: about 95 of 100 ranges hold. */
    private static final double SPREAD = 2;

    /** Use on a day. */
    public record Point(LocalDate day, long used) {}

    /**
     * The forecast from the use by day.
     *
     * @param points oldest first; the last one is the present use
     * @param limit more than 0
     * @param text of a day
     */
    public static Forecast of(List<Point> points, long limit, Function<LocalDate, String> text) {
        if (!points.isEmpty() && points.getLast().used() >= limit) {
            return new Forecast("At the limit", null);
        }
        if (points.size() < FEWEST_DAYS) {
            return new Forecast("Not predictable: fewer than " + FEWEST_DAYS + " days are known", null);
        }
        Line line = Line.through(points);
        long room = limit - points.getLast().used();
        double earliest = days(room, line.slope() + SPREAD * line.error());
        double expected = days(room, line.slope());
        double latest = days(room, line.slope() - SPREAD * line.error());
        if (earliest > YEAR) {
            return new Forecast("Not within a year", null);
        }
        if (latest > YEAR) {
            return new Forecast("Not predictable: use varies too much", null);
        }
        LocalDate from = points.getLast().day();
        return new Forecast(
                "Reaches the limit about " + text.apply(from.plusDays(Math.round(expected))) + " (between "
                        + text.apply(from.plusDays(Math.round(earliest))) + " and "
                        + text.apply(from.plusDays(Math.round(latest))) + ")",
                line.slope());
    }

    private static double days(long room, double perDay) {
        return perDay <= 0 ? Double.POSITIVE_INFINITY : room / perDay;
    }

    /**
     * The line with the least squares.
     *
     * @param error standard error of the slope
     */
    private record Line(double slope, double error) {

        static Line through(List<Point> points) {
            LocalDate first = points.getFirst().day();
            double[] x = points.stream()
                    .mapToDouble(point -> ChronoUnit.DAYS.between(first, point.day()))
                    .toArray();
            double[] y = points.stream().mapToDouble(Point::used).toArray();
            double meanX = mean(x);
            double meanY = mean(y);
            double squares = 0;
            double products = 0;
            for (int i = 0; i < x.length; i++) {
                squares += (x[i] - meanX) * (x[i] - meanX);
                products += (x[i] - meanX) * (y[i] - meanY);
            }
            double slope = squares == 0 ? 0 : products / squares;
            double rest = 0;
            for (int i = 0; i < x.length; i++) {
                double off = y[i] - meanY - slope * (x[i] - meanX);
                rest += off * off;
            }
            double error = squares == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(rest / (x.length - 2) / squares);
            return new Line(slope, error);
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }
    }
}
