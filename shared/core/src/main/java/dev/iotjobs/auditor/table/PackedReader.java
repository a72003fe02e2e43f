package dev.iotjobs.auditor.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the encoding of {@link PackedWriter}. Memory use is limited to a small multiple of the input's size, even for
 * invalid input.
 */
final class PackedReader {

    private final byte[] in;
    private int position;

    private PackedReader(byte[] in) {
        this.in = in;
    }

    /** @throws IllegalArgumentException if the bytes are not exactly one encoded attribute */
    static Attribute read(byte[] bytes) {
        PackedReader reader = new PackedReader(bytes);
        Attribute attribute = reader.attribute(0);
        if (reader.left() > 0) {
            throw reader.garbage(reader.left() + " bytes behind the end");
        }
        return attribute;
    }

    private Attribute attribute(int level) {
        if (level > PackedWriter.MOST_LEVELS) {
            throw garbage("more than " + PackedWriter.MOST_LEVELS + " levels");
        }
        int kind = next();
        return switch (kind) {
            case PackedWriter.TEXT -> new Attribute.Text(text());
            case PackedWriter.INTEGER -> Attribute.of(integer());
            case PackedWriter.NUMBER -> new Attribute.Number(text());
            case PackedWriter.BYTES -> new Attribute.Bytes(bytes());
            case PackedWriter.TRUE -> new Attribute.Flag(true);
            case PackedWriter.FALSE -> new Attribute.Flag(false);
            case PackedWriter.LIST -> list(level + 1);
            case PackedWriter.MAP -> map(level + 1);
            case PackedWriter.NOTHING -> new Attribute.Nothing();
            case PackedWriter.SET -> set(level + 1);
            default -> throw garbage("no such kind: " + kind);
        };
    }

    private Attribute list(int level) {
        List<Attribute> values = new ArrayList<>();
        for (int left = length(); left > 0; left--) {
            values.add(attribute(level));
        }
        return new Attribute.ListOf(values);
    }

    private Attribute map(int level) {
        Map<String, Attribute> values = new HashMap<>();
        @Nullable String before = null;
        for (int left = length(); left > 0; left--) {
            String name = text();
            if (before != null && name.compareTo(before) <= 0) {
                throw garbage("names out of order");
            }
            values.put(name, attribute(level));
            before = name;
        }
        return new Attribute.MapOf(values);
    }

    private Attribute set(int level) {
        int size = length();
        Set<Attribute> values = new HashSet<>();
        for (int left = size; left > 0; left--) {
            values.add(attribute(level));
        }
        if (values.isEmpty() || values.size() < size) {
            throw garbage("a set that is empty or has equal values");
        }
        return new Attribute.SetOf(values);
    }

    private long integer() {
        long zigzag = varint();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private String text() {
        byte[] bytes = bytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw garbage("a text is not UTF-8");
        }
        return text;
    }

    private byte[] bytes() {
        int length = length();
        position += length;
        return Arrays.copyOfRange(in, position - length, position);
    }

    /**
     * Reads a length in bytes or in elements.
     *
     * @throws IllegalArgumentException if the length is above the number of bytes left
     */
    private int length() {
        long length = varint();
        // Each element has at least one byte
        if (length < 0 || length > left()) {
            throw garbage("a length of " + Long.toUnsignedString(length) + " with " + left() + " bytes left");
        }
        return (int) length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = next();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw garbage("a number of more than 64 bits");
    }

    private int next() {
        if (left() == 0) {
            throw garbage("the end is missing");
        }
        return Byte.toUnsignedInt(in[position++]);
    }

    private int left() {
        return in.length - position;
    }

    private IllegalArgumentException garbage(String what) {
        return new IllegalArgumentException("packed: " + what + ", at byte " + position);
    }
}
