package dev.iotjobs.local.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operand of a comparison or a function in an expression. */
sealed interface Operand {

    /** The value of this operand for an item; null if the item has no such value. */
    @Nullable
    Attribute in(Map<String, Attribute> item);

    /** A literal value from the request. */
    record Value(Attribute value) implements Operand {

        @Override
        public Attribute in(Map<String, Attribute> item) {
            return value;
        }
    }

    /**
     * An attribute, or a value inside an attribute.
     *
     * @param steps the path from the attribute inwards: names of map members, and positions in lists
     */
    record Path(String attribute, List<Object> steps) implements Operand {

        @Override
        public @Nullable Attribute in(Map<String, Attribute> item) {
            Attribute current = item.get(attribute);
            for (Object step : steps) {
                current = within(current, step);
            }
            return current;
        }

        private static @Nullable Attribute within(@Nullable Attribute outer, Object step) {
            return switch (outer) {
                case Attribute.MapOf(var values) when step instanceof String name -> values.get(name);
                case Attribute.ListOf(var values)
                when step instanceof Integer index && index < values.size() -> values.get(index);
                case null, default -> null;
            };
        }

        /**
         * The name of the attribute.
         *
         * @throws dev.iotjobs.simulator.http.ServiceException if this path leads to a value inside the attribute
         */
        String wholeAttribute() {
            if (!steps.isEmpty()) {
                throw Errors.notSupported("a path into the attribute '" + attribute + "' in this expression");
            }
            return attribute;
        }
    }

    /** The function {@code size}: number of characters, bytes or elements. */
    record Size(Path path) implements Operand {

        @Override
        public @Nullable Attribute in(Map<String, Attribute> item) {
            return switch (path.in(item)) {
                case Attribute.Text(String value) -> Attribute.of(value.length());
                case Attribute.Bytes(byte[] value) -> Attribute.of(value.length);
                case Attribute.ListOf(var values) -> Attribute.of(values.size());
                case Attribute.MapOf(var values) -> Attribute.of(values.size());
                case Attribute.SetOf(var values) -> Attribute.of(values.size());
                case null, default -> null;
            };
        }
    }
}
