package dev.iotjobs.auditor.export.html.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.export.html.figure.Forecast.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    /**
     * The use on {@code count} days that end today.
     *
     * @param use returns the use on a day, from the number of the day, which begins with 0
     */
    private static List<Point> days(int count, IntUnaryOperator use) {
        return IntStream.range(0, count)
                .mapToObj(day -> new Point(TODAY.minusDays(count - 1 - day), use.applyAsInt(day)))
                .toList();
    }

    private static String text(List<Point> points) {
        return Forecast.of(points, 100, LocalDate::toString).text();
    }

    @Test
    void steadyGrowth_isADateWithItsRange() {
        assertThat(text(days(30, day -> 50 + day + day % 3)))
                .matches("Reaches the limit about 2026-12-1\\d \\(between 2026-12-1\\d and 2026-12-\\d\\d\\)");
    }

    @Test
    void exactLine_hasARangeOfOneDay() {
        assertThat(text(days(30, day -> 40 + 2 * day)))
                .isEqualTo("Reaches the limit about 2026-11-29 (between 2026-11-29 and 2026-11-29)");
    }

    @Test
    void sameUse_isNotWithinAYear() {
        assertThat(text(days(30, day -> 7 + day % 2))).isEqualTo("Not within a year");
        assertThat(text(days(30, day -> 60 - day))).isEqualTo("Not within a year");
    }

    @Test
    void useThatVaries_isNotPredictable() {
        assertThat(text(days(30, day -> day % 2 == 0 ? 12 : 55))).isEqualTo("Not predictable: use varies too much");
    }

    @Test
    void sixDays_areTooFew_sevenAreNot() {
        assertThat(text(days(6, day -> 50 + day))).isEqualTo("Not predictable: the use is known for fewer than 7 days");
        assertThat(text(days(7, day -> 50 + day))).startsWith("Reaches the limit about ");
    }

    @Test
    void limitInUse_needsNoForecast() {
        assertThat(text(days(1, _ -> 100))).isEqualTo("At the limit");
        assertThat(text(days(1, _ -> 99))).isNotEqualTo("At the limit");
    }

    @Test
    void oneDaySeenOften_isNotPredictable() {
        List<Point> same =
                IntStream.range(0, 9).mapToObj(_ -> new Point(TODAY, 50)).toList();

        assertThat(text(same)).isEqualTo("Not predictable: use varies too much");
    }
}
