package dev.iotjobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.SettingKind.Count;
import dev.iotjobs.auditor.setting.SettingKind.Decimal;
import dev.iotjobs.auditor.setting.SettingKind.Flag;
import dev.iotjobs.auditor.setting.SettingKind.Levels;
import dev.iotjobs.auditor.setting.SettingKind.Names;
import dev.iotjobs.auditor.setting.SettingKind.OneLevel;
import dev.iotjobs.auditor.setting.SettingKind.OptionalGlob;
import dev.iotjobs.auditor.setting.SettingKind.Time;
import dev.iotjobs.auditor.setting.SettingValues;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests every setting at both bounds and just outside. */
class SettingBoundsTest {

    static Stream<Named<Setting<?>>> settings() {
        return RuleBook.standard().definitions().stream()
                .flatMap(rule -> rule.settings().stream())
                .distinct()
                .map(setting -> Named.of(setting.name(), setting));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void setting_boundsAreRead_andOneBeyondIsRefused(Setting<?> setting) {
        switch (setting.kind()) {
            case Count(var least, var most, var _) -> checkBounds(setting, number(least), number(most), number(1));
            case Decimal(var least, var most, var _) ->
                checkBounds(setting, number(least), number(most), new BigDecimal("0.01"));
            case Time(var least, var most) -> {
                assertThat(problem(setting, Time.text(least))).isEmpty();
                assertThat(problem(setting, Time.text(most))).isEmpty();
                assertThat(problem(setting, Time.text(most.plusSeconds(1)))).contains("must be from ");
                if (!least.isZero()) {
                    assertThat(problem(setting, Time.text(least.minusSeconds(1))))
                            .contains("must be from ");
                }
            }
            case Levels(var mostOpensAt) -> {
                assertThat(problem(setting, levels(mostOpensAt, "0.01"))).isEmpty();
                assertThat(problem(setting, levels(mostOpensAt, "0"))).contains("0 < closesBelow");
                assertThat(problem(setting, Map.of("risesAt", new BigDecimal("100.01"))))
                        .contains("<= 100");
                if (mostOpensAt < 100) {
                    assertThat(problem(setting, levels(mostOpensAt + 0.01, "0.01")))
                            .contains("opensAt must be at most");
                }
            }
            case OneLevel(var most, var _) -> {
                assertThat(problem(setting, level(most + "", "1"))).isEmpty();
                assertThat(problem(setting, level(most + "", "0.99"))).contains("1 <= closesBelow");
                assertThat(problem(setting, level(most + ".01", "1"))).contains("<= " + most);
                assertThat(problem(setting, level("5", "5.01"))).contains("closesBelow <= opensAt");
            }
            case OptionalGlob _ -> {
                assertThat(problem(setting, "*".repeat(OptionalGlob.LONGEST))).isEmpty();
                assertThat(problem(setting, "*".repeat(OptionalGlob.LONGEST + 1)))
                        .startsWith("must be ");
            }
            case Names _, Flag _ -> assertThat(problem(setting, "neither")).startsWith("must be ");
        }
    }

    private static void checkBounds(Setting<?> setting, BigDecimal least, BigDecimal most, BigDecimal step) {
        assertThat(problem(setting, least)).isEmpty();
        assertThat(problem(setting, most)).isEmpty();
        assertThat(problem(setting, least.subtract(step)))
                .contains("from " + setting.kind().bounds());
        assertThat(problem(setting, most.add(step)))
                .contains("from " + setting.kind().bounds());
    }

    private static BigDecimal number(double value) {
        return BigDecimal.valueOf(value);
    }

    private static Map<String, Object> level(String opensAt, String closesBelow) {
        return Map.of("opensAt", new BigDecimal(opensAt), "closesBelow", new BigDecimal(closesBelow));
    }

    /**
     * The raw value of a setting with two levels that are as far apart as possible. The upper level begins at 100 %, so
     * the lower level can begin at 99 % at most.
     *
     * @param opensAt percentage at which the lower level begins; if it is above 99, 99 is used
     * @param closesBelow percentage below which the lower level ends
     */
    private static Map<String, Object> levels(double opensAt, String closesBelow) {
        BigDecimal opens = number(Math.min(opensAt, 99));
        return Map.of(
                "opensAt",
                opens,
                "closesBelow",
                new BigDecimal(closesBelow),
                "risesAt",
                number(100),
                "fallsBelow",
                opens);
    }

    private static <T> String problem(Setting<T> setting, Object raw) {
        try {
            SettingValues.STANDARD.reading(setting, raw);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
