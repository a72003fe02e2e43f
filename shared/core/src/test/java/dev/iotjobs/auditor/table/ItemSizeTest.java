package dev.iotjobs.auditor.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "job", "Grüße", "世界", "🚀🚀"})
    void of_aText_isItsLengthInUtf8(String text) {
        assertThat(ItemSize.of(Attribute.of(text))).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "7,2", "42,2", "123,3", "-123,4", "1000,2", "1764000000000,3", "0.05,2", "1E+10,2"})
    void of_aNumber_countsPairsOfSignificantDigits(String number, long size) {
        assertThat(ItemSize.of(new Attribute.Number(number))).isEqualTo(size);
    }

    @Test
    void of_collections_addsTheirOverhead() {
        assertThat(ItemSize.of(new Attribute.ListOf(List.of()))).isEqualTo(3);
        assertThat(ItemSize.of(new Attribute.ListOf(List.of(Attribute.of("ab"), Attribute.of(true)))))
                .isEqualTo(3 + 1 + 2 + 1 + 1);
        assertThat(ItemSize.of(new Attribute.MapOf(Map.of("name", Attribute.of("ab")))))
                .isEqualTo(3 + 1 + 4 + 2);
        assertThat(ItemSize.of(new Attribute.SetOf(Set.of(Attribute.of("ab"), Attribute.of("c")))))
                .isEqualTo(3);
    }

    @Test
    void of_anItem_countsNamesAndValuesOfAllAttributes() {
        Item item = Item.builder(new ItemKey("p", "sort"))
                .bytes("b", new byte[10])
                .flag("on", true)
                .set("none", new Attribute.Nothing())
                .build();

        assertThat(ItemSize.of(item)).isEqualTo((2 + 1) + (2 + 4) + (1 + 10) + (2 + 1) + (4 + 1));
    }
}
