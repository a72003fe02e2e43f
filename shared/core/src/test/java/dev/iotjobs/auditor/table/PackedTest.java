package dev.iotjobs.auditor.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.iotjobs.auditor.table.Attribute.ListOf;
import dev.iotjobs.auditor.table.Attribute.MapOf;
import dev.iotjobs.auditor.table.Attribute.Nothing;
import dev.iotjobs.auditor.table.Attribute.SetOf;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

    private static final Attribute EVERY_KIND = new MapOf(Map.of(
            "text", Attribute.of("Grüße, 世界 🚀"),
            "empty", Attribute.of(""),
            "integer", Attribute.of(-42),
            "decimal", new Attribute.Number("3.140"),
            "bytes", Attribute.of(new byte[] {0, -1, 127}),
            "yes", Attribute.of(true),
            "no", Attribute.of(false),
            "nothing", new Nothing(),
            "set", new SetOf(Set.of(Attribute.of("a"), Attribute.of("b"), Attribute.of("c"))),
            "list", new ListOf(List.of(Attribute.of(1), new MapOf(Map.of()), new ListOf(List.of())))));

    private static final Attribute REPEATED =
            new ListOf(Collections.nCopies(1_000, Attribute.of("inProgressTimeoutInMinutes")));

    @Test
    void unpack_ofEveryKind_isWhatWasPacked() {
        assertThat(Packed.unpack(Packed.pack(EVERY_KIND))).isEqualTo(EVERY_KIND);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 1_764_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void unpack_ofAnInteger_isWhatWasPacked(long value) {
        assertThat(Packed.unpack(Packed.pack(Attribute.of(value)))).isEqualTo(Attribute.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "-0", "+1", "1E+10", "0.5", "9223372036854775808"})
    void unpack_ofANumberThatIsNoPlainInteger_keepsItsText(String value) {
        Attribute number = new Attribute.Number(value);

        assertThat(Packed.unpack(Packed.pack(number))).isEqualTo(number);
    }

    @Test
    void pack_ofEqualMaps_givesEqualBytes() {
        Map<String, Attribute> values = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            values.put("name" + i, Attribute.of(i));
        }
        Map<String, Attribute> reversed = new HashMap<>();
        values.keySet().stream()
                .sorted(Collections.reverseOrder())
                .forEach(name -> reversed.put(name, values.get(name)));

        assertThat(Packed.pack(new MapOf(reversed))).isEqualTo(Packed.pack(new MapOf(values)));
    }

    @Test
    void pack_ofAShortText_isNotDeflated() {
        assertThat(Packed.pack(Attribute.of("ab"))).containsExactly(1, 1, 2, 'a', 'b');
    }

    @Test
    void pack_of512BytesOrMore_isDeflated() {
        Attribute below = Attribute.of("a".repeat(508));
        Attribute from = Attribute.of("a".repeat(509));

        assertThat(Packed.pack(below)).startsWith((byte) 1).hasSize(512);
        assertThat(Packed.pack(from)).startsWith((byte) 2).hasSizeLessThan(50);
        assertThat(Packed.unpack(Packed.pack(from))).isEqualTo(from);
    }

    @Test
    void pack_ofRepeatedTexts_isDeflated() {
        assertThat(Packed.pack(REPEATED)).startsWith((byte) 2).hasSizeLessThan(300);
        assertThat(Packed.unpack(Packed.pack(REPEATED))).isEqualTo(REPEATED);
    }

    @Test
    void pack_ofWhatDoesNotGetSmaller_isNotDeflated() {
        byte[] random = new byte[4_096];
        new Random(1).nextBytes(random);

        assertThat(Packed.pack(Attribute.of(random))).startsWith((byte) 1);
    }

    @Test
    void pack_ofMoreThanItsLimit_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.pack(Attribute.of(new byte[Packed.MOST_BYTES])))
                .withMessageContaining("more than 16777216 bytes");
    }

    @Test
    void pack_ofTooManyLevels_isRefused() {
        assertThat(Packed.unpack(Packed.pack(nested(32)))).isEqualTo(nested(32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.pack(nested(33)))
                .withMessageContaining("more than 32 levels");
    }

    @Test
    void unpack_ofTooManyLevels_isRefused() {
        byte[] nested = new byte[1 + 2 * 100_000];
        Arrays.fill(nested, (byte) PackedWriter.LIST);
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 1;
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.unpack(nested))
                .withMessageContaining("more than 32 levels");
    }

    @Test
    void unpack_ofNoBytes_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Packed.unpack(new byte[0]));
    }

    @Test
    void unpack_ofAnUnknownForm_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.unpack(new byte[] {'{', '}'}))
                .withMessageContaining("the first byte must be 1 or 2, got 123");
    }

    @Test
    void unpack_ofALengthOfGigabytes_isRefusedWithoutAllocatingThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.unpack(new byte[] {1, 4, -1, -1, -1, -1, 7}))
                .withMessageContaining("a length of 2147483647 with 0 bytes left");
    }

    @Test
    void unpack_ofBytesThatInflateToGigabytes_isRefusedAtItsLimit() {
        byte[] bomb = new byte[20 << 20];
        byte[] deflated = deflate(bomb);

        assertThat(deflated).hasSizeLessThan(50_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.unpack(deflated))
                .withMessageContaining("more than 16777216 bytes");
    }

    @Test
    void unpack_ofBytesBehindTheEnd_isRefused() {
        for (byte[] packed : List.of(Packed.pack(EVERY_KIND), Packed.pack(REPEATED))) {
            byte[] longer = Arrays.copyOf(packed, packed.length + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> Packed.unpack(longer));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Packed.unpack(new byte[] {1, 5, 0}));
    }

    @Test
    void unpack_ofAnyPrefix_isRefused() {
        for (byte[] packed : List.of(Packed.pack(EVERY_KIND), Packed.pack(REPEATED))) {
            for (int length = 0; length < packed.length; length++) {
                byte[] prefix = Arrays.copyOf(packed, length);
                assertThatIllegalArgumentException().isThrownBy(() -> Packed.unpack(prefix));
            }
        }
    }

    @Test
    void unpack_ofNamesOutOfOrderOrTextThatIsNotUtf8_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.unpack(new byte[] {1, 8, 2, 1, 'b', 5, 1, 'a', 5}))
                .withMessageContaining("names out of order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packed.unpack(new byte[] {1, 1, 1, -1}))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void unpack_ofRandomBytes_givesAnAttributeOrIsRefused() {
        Random random = new Random(7);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[1 + random.nextInt(40)];
            random.nextBytes(garbage);
            garbage[0] = 1;
            Optional<Attribute> attribute = unpacked(garbage);
            attribute.ifPresent(
                    each -> assertThat(Packed.unpack(Packed.pack(each))).isEqualTo(each));
            understood += attribute.isPresent() ? 1 : 0;
        }
        assertThat(understood).isPositive();
    }

    private static Optional<Attribute> unpacked(byte[] bytes) {
        try {
            return Optional.of(Packed.unpack(bytes));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Attribute nested(int levels) {
        Attribute nested = Attribute.of(1);
        for (int i = 0; i < levels; i++) {
            nested = new ListOf(List.of(nested));
        }
        return nested;
    }

    private static byte[] deflate(byte[] plain) {
        byte[] buffer = new byte[1 << 20];
        buffer[0] = 2;
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            return Arrays.copyOf(buffer, 1 + deflater.deflate(buffer, 1, buffer.length - 1));
        }
    }
}
