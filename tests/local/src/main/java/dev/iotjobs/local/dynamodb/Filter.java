package dev.iotjobs.local.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A condition on an item, from a condition expression or a filter expression. */
sealed interface Filter {

    /**
     * Whether an item meets this condition.
     *
     * @param item its attributes by name; empty if the item does not exist
     */
    boolean holds(Map<String, Attribute> item);

    record And(Filter left, Filter right) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            return left.holds(item) && right.holds(item);
        }
    }

    record Or(Filter left, Filter right) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            return left.holds(item) || right.holds(item);
        }
    }

    record Not(Filter filter) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            return !filter.holds(item);
        }
    }

    record Exists(Operand.Path path) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            return path.in(item) != null;
        }
    }

    /**
     * A comparison of two operands.
     *
     * @param operator one of {@code = <> < <= > >=}
     */
    record Comparison(Operand left, String operator, Operand right) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            Attribute one = left.in(item);
            Attribute other = right.in(item);
            boolean equal = one != null && Objects.equals(one, other);
            OptionalInt order = order(one, other);
            return switch (operator) {
                case "=" -> equal;
                case "<>" -> !equal;
                case "<" -> order.isPresent() && order.getAsInt() < 0;
                case "<=" -> order.isPresent() && order.getAsInt() <= 0;
                case ">" -> order.isPresent() && order.getAsInt() > 0;
                case ">=" -> order.isPresent() && order.getAsInt() >= 0;
                default -> throw new IllegalStateException("no comparator: " + operator);
            };
        }

        /** Compares two values. The result is empty if their types differ or the type has no order. */
        private static OptionalInt order(@Nullable Attribute one, @Nullable Attribute other) {
            if (one instanceof Attribute.Number(String left) && other instanceof Attribute.Number(String right)) {
                return OptionalInt.of(new BigDecimal(left).compareTo(new BigDecimal(right)));
            }
            if (one instanceof Attribute.Text(String left) && other instanceof Attribute.Text(String right)) {
                return OptionalInt.of(Arrays.compareUnsigned(utf8(left), utf8(right)));
            }
            if (one instanceof Attribute.Bytes(byte[] left) && other instanceof Attribute.Bytes(byte[] right)) {
                return OptionalInt.of(Arrays.compareUnsigned(left, right));
            }
            return OptionalInt.empty();
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Whether a value lies between two bounds, both included. */
    record Between(Operand operand, Operand low, Operand high) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            return new Comparison(operand, ">=", low).holds(item) && new Comparison(operand, "<=", high).holds(item);
        }
    }

    record In(Operand operand, List<Operand> values) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            return values.stream().anyMatch(value -> new Comparison(operand, "=", value).holds(item));
        }
    }

    record BeginsWith(Operand.Path path, Operand prefix) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            return switch (path.in(item)) {
                case Attribute.Text(String value)
                when prefix.in(item) instanceof Attribute.Text(String start) -> value.startsWith(start);
                case Attribute.Bytes(byte[] value)
                when prefix.in(item) instanceof Attribute.Bytes(byte[] start) ->
                    value.length >= start.length && Arrays.equals(value, 0, start.length, start, 0, start.length);
                case null, default -> false;
            };
        }
    }

    /** Whether a text contains a part, or a list or a set contains an element. */
    record Contains(Operand.Path path, Operand part) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            Attribute wanted = part.in(item);
            return switch (path.in(item)) {
                case Attribute.Text(String value)
                when wanted instanceof Attribute.Text(String text) -> value.contains(text);
                case Attribute.ListOf(var values) -> wanted != null && values.contains(wanted);
                case Attribute.SetOf(var values) -> wanted != null && values.contains(wanted);
                case null, default -> false;
            };
        }
    }

    record HasType(Operand.Path path, Operand type) implements Filter {

        @Override
        public boolean holds(Map<String, Attribute> item) {
            Attribute value = path.in(item);
            return value != null && Attribute.of(AttributeJson.type(value)).equals(type.in(item));
        }
    }
}
