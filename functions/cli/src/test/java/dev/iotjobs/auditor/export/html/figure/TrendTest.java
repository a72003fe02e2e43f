package dev.iotjobs.auditor.export.html.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.iotjobs.auditor.export.ReportedDay;
import dev.iotjobs.auditor.rule.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");

    private static Trend trend(Severity severity, int... open) {
        List<ReportedDay> days = IntStream.range(0, open.length)
                .mapToObj(day -> new ReportedDay(
                        FIRST.plusDays(day), Map.of("IOTJ-CFG-01", Map.of(severity, open[day])), Map.of(), Map.of()))
                .toList();
        return Trend.of(days);
    }

    @Test
    void columns_fillTheScale() {
        Trend trend = trend(Severity.HIGH, 10, 20);

        assertThat(trend.top()).isEqualTo(40);
        assertThat(trend.rectangles())
                .extracting(Trend.Rectangle::y, Trend.Rectangle::height)
                .containsExactly(tuple("75.00", "25.00"), tuple("50.00", "50.00"));
    }

    @Test
    void severities_informationalOnlyWhereThereIsOne() {
        assertThat(trend(Severity.HIGH, 1, 1).severities()).doesNotContain(Severity.INFORMATIONAL);
        assertThat(trend(Severity.INFORMATIONAL, 0, 1).severities()).contains(Severity.INFORMATIONAL);
    }

    @Test
    void marks_haveTheFirstAndTheLastDay() {
        int[] thirty = new int[30];
        Arrays.fill(thirty, 1);

        assertThat(trend(Severity.LOW, thirty).marks())
                .containsExactly(FIRST, FIRST.plusDays(9), FIRST.plusDays(19), FIRST.plusDays(29));
        assertThat(trend(Severity.LOW, 1, 1).marks()).containsExactly(FIRST, FIRST.plusDays(1));
    }

    @Test
    void words_nameTheFirstOfSeveralHighestDays() {
        assertThat(trend(Severity.LOW, 1, 5, 5, 2).words(LocalDate::toString, FIRST.plusDays(3)))
                .isEqualTo("1 on 2026-11-01, 5 at most on 2026-11-02, 2 today.");
        assertThat(trend(Severity.LOW, 1, 2).words(LocalDate::toString, FIRST.plusDays(9)))
                .endsWith(", 2 on 2026-11-02.");
    }

    @Test
    void bar_partsFollowEachOther_worstFirst() {
        assertThat(Bar.of(Map.of(Severity.LOW, 1, Severity.CRITICAL, 3), 8).parts())
                .containsExactly(new Bar.Part(0, "0.00", "37.50"), new Bar.Part(3, "37.50", "12.50"));
    }
}
