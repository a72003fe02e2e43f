package dev.iotjobs.auditor.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The value of one attribute of an item. The auditor can read {@link Nothing} and {@link SetOf}, but never writes them.
 */
public sealed interface Attribute {

    /** DynamoDB's type {@code S}. */
    record Text(String value) implements Attribute {}

    /** DynamoDB's type {@code N}, as the decimal text that DynamoDB returns. */
    @SuppressWarnings("AvoidCommonTypeNames") // code always writes Attribute.Number
    record Number(String value) implements Attribute {}

    /** DynamoDB's type {@code B}. The array is not copied; callers must not change it. */
    @SuppressWarnings("ArrayRecordComponent") // equals compares the content; a copy for each read would be slow
    record Bytes(byte[] value) implements Attribute {

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes(var bytes) && Arrays.equals(value, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** DynamoDB's type {@code BOOL}. */
    record Flag(boolean value) implements Attribute {}

    /** DynamoDB's type {@code L}. */
    record ListOf(List<Attribute> values) implements Attribute {

        public ListOf {
            values = List.copyOf(values);
        }
    }

    /** DynamoDB's type {@code M}. */
    record MapOf(Map<String, Attribute> values) implements Attribute {

        public MapOf {
            values = Map.copyOf(values);
        }
    }

    /** DynamoDB's type {@code NULL}, which is a value and not an absent attribute. */
    record Nothing() implements Attribute {}

    /**
     * DynamoDB's types {@code SS}, {@code NS} and {@code BS}.
     *
     * @param values at least one; only texts, only numbers or only bytes
     */
    record SetOf(Set<Attribute> values) implements Attribute {

        public SetOf {
            values = Set.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a set holds at least one value");
            }
        }
    }

    static Attribute of(String value) {
        return new Text(value);
    }

    static Attribute of(long value) {
        return new Number(Long.toString(value));
    }

    static Attribute of(boolean value) {
        return new Flag(value);
    }

    static Attribute of(byte[] value) {
        return new Bytes(value);
    }
}
