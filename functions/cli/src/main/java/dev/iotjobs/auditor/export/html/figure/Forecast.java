package dev.iotjobs.auditor.export.html.figure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts when a quota is used up, by the straight line through its use in the last days. A forecast can lack a date,
 * for example if the use varies too much.
 *
 * @param text the forecast in words
 * @param perDay daily growth of the use; null if the forecast has no date
 */
public record Forecast(String text, @Nullable Double perDay) {

    private static final int FEWEST_DAYS = 7;
    private static final int YEAR = 365;

    /**
     * The earliest and the latest date of a forecast assume that the growth is wrong by this many standard errors. The
     * true date lies between these dates in about 95 of 100 forecasts.
     */
    private static final double SPREAD = 2;

    /** The use of a quota on one day. */
    public record Point(LocalDate day, long used) {}

    /**
     * Makes the forecast from the use by day.
     *
     * @param points oldest first; the last one is the current use
     * @param limit limit of the quota, more than 0
     * @param text formats a day
     */
    public static Forecast of(List<Point> points, long limit, Function<LocalDate, String> text) {
        if (!points.isEmpty() && points.getLast().used() >= limit) {
            return new Forecast("At the limit", null);
        }
        if (points.size() < FEWEST_DAYS) {
            return new Forecast("Not predictable: the use is known for fewer than " + FEWEST_DAYS + " days", null);
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
     * The straight line that fits the points best, by the method of least squares.
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
