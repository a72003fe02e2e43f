package dev.iotjobs.auditor.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.setting.SettingKind.Count;
import dev.iotjobs.auditor.setting.SettingKind.Decimal;
import dev.iotjobs.auditor.setting.SettingKind.Flag;
import dev.iotjobs.auditor.setting.SettingKind.Levels;
import dev.iotjobs.auditor.setting.SettingKind.Names;
import dev.iotjobs.auditor.setting.SettingKind.OneLevel;
import dev.iotjobs.auditor.setting.SettingKind.OptionalGlob;
import dev.iotjobs.auditor.setting.SettingKind.Time;
import dev.iotjobs.auditor.text.Glob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingKindTest {

    private static final Threshold STANDARD = new Threshold(10, 8, 20, 16);
    private static final Count COUNT = new Count(1, 1_000, "executions");
    private static final Time TIME = new Time(Duration.ofMinutes(1), Duration.ofDays(30));

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1000", "10.0, 10", "1e2, 100"})
    void count_withinBounds_isRead(String text, int expected) {
        assertThat(COUNT.read(number(text), 5)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "1001", "1e400", "-1"})
    void count_outOfBounds_isRefusedWithBoundsAndValue(String text) {
        assertThatThrownBy(() -> COUNT.read(number(text), 5))
                .hasMessageStartingWith("must be from 1 to 1000 executions, got ");
    }

    @Test
    void count_ofAnotherType_isRefused() {
        assertThatThrownBy(() -> COUNT.read(number("1.5"), 5))
                .hasMessageContaining("a whole number")
                .hasMessageContaining("got 1.5");
        assertThatThrownBy(() -> COUNT.read("20", 5)).hasMessageContaining("got '20'");
        assertThatThrownBy(() -> COUNT.read(List.of(), 5)).hasMessageContaining("got a list");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "1m, 60", "12h, 43200", "30d, 2592000"})
    void time_isReadAndWrittenInTheGreatestUnit(String text, long seconds) {
        assertThat(TIME.read(text, Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(TIME.raw(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "59s, must be from 1m to 30d",
        "31d, must be from 1m to 30d",
        "10, such as 90s",
        "1h30m, such as 90s",
        "-1h, such as 90s",
        "01h, such as 90s"
    })
    void time_outOfBoundsOrMalformed_isRefused(String text, String expected) {
        assertThatThrownBy(() -> TIME.read(text, Duration.ofHours(1)))
                .hasMessageContaining(expected)
                .hasMessageContaining(text);
    }

    @Test
    void levels_membersThatAreLeftOut_areTheStandard() {
        assertThat(new Levels(50).read(Map.of("opensAt", number("12")), STANDARD))
                .isEqualTo(new Threshold(12, 8, 20, 16));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 12, 20, 16, closesBelow=12",
        "10, 8, 10, 10, risesAt=10",
        "10, 8, 20, 21, fallsBelow=21",
        "10, 8, 20, 9, fallsBelow=9",
        "10, 0, 20, 16, closesBelow=0",
        "51, 8, 60, 55, opensAt must be at most 50",
        "10, 8, 101, 16, risesAt=101"
    })
    void levels_outOfOrder_areRefusedWithTheValues(
            double opensAt, double closesBelow, double risesAt, double fallsBelow, String expected) {
        assertThat(new Levels(50).problem(new Threshold(opensAt, closesBelow, risesAt, fallsBelow)))
                .contains(expected);
    }

    @Test
    void levels_unknownMemberAndWrongType_areBothNamed() {
        assertThatThrownBy(() -> new Levels(50).read(Map.of("opens", number("1"), "risesAt", "x"), STANDARD))
                .hasMessageContaining("unknown member 'opens'")
                .hasMessageContaining("risesAt must be a number, got 'x'");
    }

    @Test
    void oneLevel_membersThatAreLeftOut_areTheStandard() {
        assertThat(new OneLevel(100, " %").read(Map.of("closesBelow", number("9.5")), new Band(10, 8)))
                .isEqualTo(new Band(10, 9.5));
    }

    @Test
    void oneLevel_outOfOrderOrNoMapping_isRefusedWithTheValue() {
        assertThatThrownBy(() -> new OneLevel(100, " %").read(Map.of("opensAt", number("7")), new Band(10, 8)))
                .hasMessage("needs 1 <= closesBelow <= opensAt <= 100, got closesBelow=8.0 opensAt=7.0");
        assertThatThrownBy(() -> new OneLevel(100, " %").read(Map.of("risesAt", number("7")), new Band(10, 8)))
                .hasMessage("unknown member 'risesAt', must be one of opensAt, closesBelow");
        assertThatThrownBy(() -> new OneLevel(100, " %").read(number("7"), new Band(10, 8)))
                .hasMessage("must be a mapping of opensAt, closesBelow, got 7");
    }

    @Test
    void percentage_names_readTheirTypeOnly() {
        assertThat(new Decimal(1, 100, " %").read(number("12.5"), 10.0)).isEqualTo(12.5);
        assertThatThrownBy(() -> new Decimal(1, 100, " %").read(number("0.99"), 10.0))
                .hasMessageContaining("from 1 to 100 %, got 0.99");
        assertThat(new Names("bucket names", false).read(List.of("a*"), List.of()))
                .containsExactly("a*");
        assertThatThrownBy(() -> new Names("bucket names", false).read("a", List.of()))
                .hasMessageContaining("a list of bucket names");
        assertThatThrownBy(() -> new Names("bucket names", false).read(List.of(" "), List.of()))
                .hasMessageContaining("empty");
    }

    @Test
    void flag_trueOrOn_isReadAndWrittenAsOne() {
        Flag flag = new Flag();

        assertThat(flag.raw(flag.read("on", false))).isEqualTo(true);
        assertThat(flag.raw(flag.read(true, false))).isEqualTo(true);
        assertThat(flag.raw(flag.read("off", true))).isEqualTo(false);
        assertThat(flag.raw(flag.read(false, true))).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "yes", "no", "ON", "Off", "y", "", " on"})
    void flag_anotherWord_isRefused(String word) {
        assertThatThrownBy(() -> new Flag().read(word, false))
                .hasMessage("must be true, false, on or off, got '" + word + "'");
    }

    @Test
    void flag_numberOrNothing_isRefused() {
        assertThatThrownBy(() -> new Flag().read(number("1"), false)).hasMessageEndingWith("got 1");
        assertThatThrownBy(() -> new Flag().read(null, false)).hasMessageEndingWith("got nothing");
    }

    @Test
    void names_ofTags_needAKey() {
        Names tags = new Names("tags as key=value", true);

        assertThat(tags.read(List.of("stage=prod", "a:b=c=d", "empty="), List.of()))
                .containsExactly("stage=prod", "a:b=c=d", "empty=");
        assertThatThrownBy(() -> tags.read(List.of("stage=prod", "stage"), List.of()))
                .hasMessage("each entry must be key=value, got 'stage'");
        assertThatThrownBy(() -> tags.read(List.of("=prod"), List.of()))
                .hasMessage("each entry must be key=value, got '=prod'");
    }

    private static final OptionalGlob GLOB = new OptionalGlob();

    @Test
    void optionalGlob_textOrNothing_isReadAndWritten() {
        assertThat(GLOB.read("CHG-*", Optional.empty())).contains(new Glob("CHG-*"));
        assertThat(GLOB.raw(Optional.of(new Glob("CHG-*")))).isEqualTo("CHG-*");
        assertThat(GLOB.read(null, Optional.of(new Glob("CHG-*")))).isEmpty();
        assertThat(GLOB.raw(Optional.empty())).isNull();
    }

    @Test
    void optionalGlob_length_isFromOneTo200Characters() {
        assertThat(GLOB.read("?", Optional.empty())).isPresent();
        assertThat(GLOB.read("\ud83d\ude00".repeat(200), Optional.empty())).isPresent();
        assertThatThrownBy(() -> GLOB.read("x".repeat(201), Optional.empty()))
                .hasMessage("must be a pattern (wildcards * and ?) of 1 to 200 characters, got '" + "x".repeat(40)
                        + "...'");
        assertThatThrownBy(() -> GLOB.read("", Optional.empty())).hasMessageEndingWith(", got ''");
        assertThatThrownBy(() -> GLOB.read(" ", Optional.empty())).hasMessageEndingWith(", got ' '");
    }

    @Test
    void optionalGlob_ofAnotherType_isRefused() {
        assertThatThrownBy(() -> GLOB.read(number("1"), Optional.empty()))
                .hasMessage("must be a pattern (wildcards * and ?) of 1 to 200 characters, got 1");
        assertThatThrownBy(() -> GLOB.read(List.of("CHG-*"), Optional.empty())).hasMessageEndingWith(", got a list");
    }
}
