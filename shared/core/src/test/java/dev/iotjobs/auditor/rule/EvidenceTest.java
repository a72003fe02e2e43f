package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }

    @Test
    void and_factThatIsNoTextNumberOrTruthValue_isRefused() {
        assertThat(Evidence.of("text", "a").and("number", 3L).and("truth", true).values())
                .hasToString("{text=a, number=3, truth=true}");
        assertThatThrownBy(() -> Evidence.of("wait", Duration.ZERO))
                .hasMessage("evidence.wait: must be a text, a number or a truth value, got class java.time.Duration");
    }

    @Test
    void andNames_moreThanTen_areCounted() {
        assertThat(Evidence.none().andNames("targets", names(10)).values())
                .containsEntry("targets", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
        assertThat(Evidence.none().andNames("targets", names(11)).values())
                .containsEntry("targets", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1 more");
    }
}
