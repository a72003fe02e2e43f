package dev.iotjobs.auditor.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    private static Tags only(String key, String value) {
        return Tags.of(Map.of(key, value), Set.of());
    }

    @Test
    void of_valuesThatAreNotCompared_areNotKept() {
        Tags tags = Tags.of(Map.of("stage", "canary", "owner", "secret-1", "note", "secret-2"), Set.of("stage"));

        assertThat(tags.value("stage")).isEqualTo("canary");
        assertThat(tags.value("owner")).isNull();
        assertThat(tags.hasValue("owner")).isTrue();
        assertThat(tags.toString()).doesNotContain("secret");
    }

    @Test
    void of_keyThatIsComparedAndAbsent_hasNoValue() {
        assertThat(Tags.of(Map.of(), Set.of("stage")).value("stage")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b"})
    void hasValue_withoutAVisibleCharacter_isFalse(String blank) {
        assertThat(only("owner", blank).hasValue("owner")).isFalse();
        assertThat(Tags.of(Map.of("owner", blank), Set.of("owner")).hasValue("owner"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Owner", "OWNER", "owner ", "owners"})
    void hasValue_otherKey_isFalse(String key) {
        assertThat(only(key, "team").hasValue("owner")).isFalse();
        assertThat(only("owner", "team").hasValue("owner")).isTrue();
    }

    @Test
    void hasValue_keyOfAws_doesNotCount() {
        assertThat(only("aws:cloudformation:stack-name", "fleet").hasValue("aws:cloudformation:stack-name"))
                .isFalse();
        assertThat(only("AWS:x", "fleet").hasValue("AWS:x")).isTrue();
    }
}
