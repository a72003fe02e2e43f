package dev.iotjobs.auditor.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScansTest {

    @Test
    void named_moreThanThree_areCounted() {
        assertThat(Scans.named(List.of("a"))).isEqualTo("a");
        assertThat(Scans.named(List.of("a", "b", "c"))).isEqualTo("a, b, c");
        assertThat(Scans.named(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c and 2 more");
    }
}
