package dev.iotjobs.auditor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "0x0009, [U+0009]",
        "0x001B, [U+001B]",
        "0x007F, [U+007F]",
        "0x009B, [U+009B]",
        "0x00AD, [U+00AD]",
        "0x034F, [U+034F]",
        "0x200B, [U+200B]",
        "0x202E, [U+202E]",
        "0x2066, [U+2066]",
        "0x2800, [U+2800]",
        "0x3164, [U+3164]",
        "0xFE0F, [U+FE0F]",
        "0xFEFF, [U+FEFF]",
        "0xD800, [U+D800]",
        "0xE000, [U+E000]",
        "0xE0041, [U+E0041]",
        "0xE0101, [U+E0101]"
    })
    void line_hiddenCharacter_isNamed(int character, String shown) {
        String text = "a" + Character.toString(character) + "b";

        assertThat(PlainText.line(text)).isEqualTo("a" + shown + "b");
        assertThat(PlainText.isPlain(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\u00a0", "\u3000"})
    void line_lineBreakOrOtherBlank_isOneBlank(String blank) {
        assertThat(PlainText.line("a" + blank + "b")).isEqualTo("a b");
        assertThat(PlainText.isPlain("a" + blank + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fw-camera_3", "Größe 5 µm", "ファーム", "a b", "\uD83D\uDE80"})
    void line_visibleText_staysAsItIs(String text) {
        assertThat(PlainText.line(text)).isEqualTo(text);
        assertThat(PlainText.isPlain(text)).isTrue();
    }

    @Test
    void line_longText_isCutAndSaysSo() {
        assertThat(PlainText.line("x".repeat(120))).isEqualTo("x".repeat(120));
        assertThat(PlainText.line("x".repeat(121))).isEqualTo("x".repeat(117) + "...");
    }

    @Test
    void line_cut_neverSplitsACharacterOrItsName() {
        assertThat(PlainText.line("ab\uD83D\uDE80cdef", 6)).isEqualTo("ab...");
        assertThat(PlainText.line("ab\u202Ecdef", 8)).isEqualTo("ab...");
    }

    @Test
    void middle_longText_keepsBothEnds() {
        assertThat(PlainText.middle("fw-gateway-3-26-8-all-gdansk", 15)).isEqualTo("fw-gat...gdansk");
        assertThat(PlainText.middle("short", 15)).isEqualTo("short");
        assertThat(PlainText.middle("\uD83D\uDE80".repeat(10), 9)).isEqualTo("\uD83D\uDE80...\uD83D\uDE80");
    }

    @Test
    void ascii_everyOtherCharacter_isAQuestionMark() {
        assertThat(PlainText.ascii("a\u001b[2J\uD83D\uDE80é")).isEqualTo("a?[2J??");
    }
}
