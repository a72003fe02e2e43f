package dev.iotjobs.auditor.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an attribute: first a byte for its kind, then its contents. Lengths are variable-length integers with seven
 * bits in each byte, lowest bits first. The highest bit is set in every byte except the last one.
 */
final class PackedWriter {

    static final int TEXT = 1;
    /** The byte before a 64-bit integer. The zigzag value follows as a variable-length integer. */
    static final int INTEGER = 2;
    /** The byte before a number that is not a 64-bit integer. The number follows as decimal text. */
    static final int NUMBER = 3;

    static final int BYTES = 4;
    static final int TRUE = 5;
    static final int FALSE = 6;
    static final int LIST = 7;
    /** The byte before a map. The names follow in ascending order, each before its value. */
    static final int MAP = 8;

    static final int NOTHING = 9;
    /** The byte before a set. The values follow in the ascending order of their bytes. */
    static final int SET = 10;

    static final int MOST_LEVELS = 32;

    private final ByteSequence out = new ByteSequence();

    private PackedWriter() {}

    static byte[] write(Attribute attribute) {
        return encoded(attribute, 0);
    }

    private static byte[] encoded(Attribute attribute, int level) {
        PackedWriter writer = new PackedWriter();
        writer.attribute(attribute, level);
        return writer.out.toArray();
    }

    private void attribute(Attribute attribute, int level) {
        if (level > MOST_LEVELS) {
            throw new IllegalArgumentException("packed: more than " + MOST_LEVELS + " levels");
        }
        switch (attribute) {
            case Attribute.Text(String value) -> text(TEXT, value);
            case Attribute.Number(String value) -> number(value);
            case Attribute.Bytes(byte[] value) -> bytes(BYTES, value);
            case Attribute.Flag(boolean value) -> out.append(value ? TRUE : FALSE);
            case Attribute.ListOf(List<Attribute> values) -> {
                start(LIST, values);
                values.forEach(value -> attribute(value, level + 1));
            }
            case Attribute.MapOf(Map<String, Attribute> values) -> {
                start(MAP, values.keySet());
                new TreeMap<>(values).forEach((name, value) -> {
                    content(name.getBytes(StandardCharsets.UTF_8));
                    attribute(value, level + 1);
                });
            }
            case Attribute.Nothing _ -> out.append(NOTHING);
            case Attribute.SetOf(var values) -> {
                start(SET, values);
                values.stream()
                        .map(value -> encoded(value, level + 1))
                        .sorted(Arrays::compareUnsigned)
                        .forEach(out::append);
            }
        }
        checkSize();
    }

    private void number(String value) {
        long integer;
        try {
            integer = Long.parseLong(value);
        } catch (NumberFormatException fractionOrLarger) {
            text(NUMBER, value);
            return;
        }
        if (Long.toString(integer).equals(value)) {
            out.append(INTEGER);
            varint((integer << 1) ^ (integer >> 63));
        } else {
            text(NUMBER, value);
        }
    }

    private void start(int kind, Collection<?> elements) {
        out.append(kind);
        varint(elements.size());
    }

    private void text(int kind, String value) {
        bytes(kind, value.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(int kind, byte[] value) {
        out.append(kind);
        content(value);
    }

    private void content(byte[] value) {
        varint(value.length);
        out.append(value);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.append((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.append((int) rest);
    }

    private void checkSize() {
        if (out.length() > Packed.MOST_BYTES) {
            throw new IllegalArgumentException("packed: more than " + Packed.MOST_BYTES + " bytes");
        }
    }
}
