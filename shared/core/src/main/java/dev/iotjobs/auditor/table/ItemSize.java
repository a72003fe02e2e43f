package dev.iotjobs.auditor.table;

import java.util.Map;

/**
 * Computes the size of items in bytes, as DynamoDB counts them for its limits and prices.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
 *     item sizes and formats</a>
 */
public final class ItemSize {

    private static final int COLLECTION = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    /** The size of an item: all names and values, including the key. */
    public static long of(Item item) {
        return ofAttributes(item.attributes());
    }

    /** The size of an attribute's value, without its name. */
    public static long of(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(String value) -> utf8(value);
            case Attribute.Number(String value) -> number(value);
            case Attribute.Bytes(byte[] value) -> value.length;
            case Attribute.Flag _, Attribute.Nothing _ -> 1;
            case Attribute.ListOf(var values) ->
                COLLECTION
                        + values.stream()
                                .mapToLong(value -> ELEMENT + of(value))
                                .sum();
            case Attribute.MapOf(var values) -> COLLECTION + (long) ELEMENT * values.size() + ofAttributes(values);
            case Attribute.SetOf(var values) ->
                values.stream().mapToLong(ItemSize::of).sum();
        };
    }

    /** The number of bytes of a text in UTF-8. */
    public static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // A surrogate pair has four bytes, so each half counts two
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return bytes;
    }

    private static long ofAttributes(Map<String, Attribute> attributes) {
        long bytes = 0;
        for (Map.Entry<String, Attribute> each : attributes.entrySet()) {
            bytes += utf8(each.getKey()) + of(each.getValue());
        }
        return bytes;
    }

    /**
     * The size of a number in bytes. Every two significant digits take one byte, rounded up. The exponent takes one
     * byte. A negative sign takes one more byte.
     */
    private static long number(String value) {
        int significant = 0;
        int zeros = 0;
        for (int i = 0; i < value.length() && Character.toLowerCase(value.charAt(i)) != 'e'; i++) {
            char digit = value.charAt(i);
            if (digit == '0' && significant > 0) {
                zeros++;
            } else if (digit >= '1' && digit <= '9') {
                significant += zeros + 1;
                zeros = 0;
            }
        }
        return (significant + 1L) / 2 + 1 + (value.startsWith("-") ? 1 : 0);
    }
}
