package dev.iotjobs.auditor.job.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    private static Set<String> found(String key, String text, List<String> sought) {
        return Placeholders.in(new Leaf("here", List.of(key), text), sought);
    }

    private static String found(String key, String text) {
        return String.join("; ", found(key, text, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "REPLACE_URL, REPLACE_",
        "a REPLACE-ME b, REPLACE-ME",
        "REPLACEME, REPLACEME",
        "CHANGEME, CHANGEME",
        "CHANGE_ME, CHANGE_ME",
        "fw-vX.Y.Z.bin, vX.Y.Z",
        "TODO, TODO",
        "set TODO here, TODO",
        "TODO_later, TODO",
        "placeholder, placeholder",
        "PlaceHolder, placeholder",
        "x-placeholder, placeholder",
        "placeholder_x, placeholder",
        "<VERSION>, <text>",
        "' <VERSION> ', <text>",
        "https://example.com/<FILE>, <text>",
        "https://example.com/a/<FILE>/b, <text>",
        "https://<HOST>/a, <text>",
        "https://example.<TLD>/a, <text>",
    })
    void in_textThatStandsForAValue_isFound(String text, String pattern) {
        assertThat(found("value", text)).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "todo-app",
                "AUTODOX",
                "replace_me",
                "ChangeMe",
                "placeholders",
                "${aws:iot:parameter:CHANGEME}",
                "<a>x</a>",
                "<a/>",
                "</a>",
                "<>",
                "a < b > c",
                "x <VERSION> y",
                "https://example.com/x <FILE>",
                "https://example.com/x<FILE>",
                "vx.y.z"
            })
    void in_otherTexts_areSilent(String text) {
        assertThat(found("value", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "comment", "message", "Description"})
    void in_prose_onlyTheWordAloneAndTheLoudPatternsCount(String key) {
        assertThat(found(key, "a placeholder stands here")).isEmpty();
        assertThat(found(key, "<file>")).isEmpty();
        assertThat(found(key, "placeholder")).isEqualTo("placeholder");
        assertThat(found(key, "a REPLACE_ME stands here")).isEqualTo("REPLACE_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage", "help"})
    void in_help_angleBracketsAreSilent(String key) {
        assertThat(found(key, "<file>")).isEmpty();
        assertThat(found(key, "https://example.com/<file>")).isEmpty();
        assertThat(found(key, "a placeholder stands here")).isEqualTo("placeholder");
    }

    @Test
    void in_patternOfThePolicy_matchesAWholeText_withoutWhatTheServiceFillsIn() {
        assertThat(found("description", "FILL-IN", List.of("FILL-IN"))).containsExactly("FILL-IN");
        assertThat(found("value", "please FILL-IN", List.of("FILL-IN"))).isEmpty();
        assertThat(found("value", "${aws:iot:parameter:FILL-IN}", List.of("*FILL-IN*")))
                .isEmpty();
    }

    @Test
    void in_keys_areNotRead() {
        assertThat(found("REPLACE_ME", "x")).isEmpty();
    }
}
