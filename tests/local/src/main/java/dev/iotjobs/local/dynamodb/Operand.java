package dev.iotjobs.local.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression compares. */
sealed interface Operand {

    /** Its value in an item; null where there is none. */
    @Nullable
    Attribute in(Map<String, Attribute> item);

    /** A value that came with the request. */
    record Value(Attribute value) implements Operand {

        @Override
        public Attribute in(Map<String, Attribute> item) {
            return value;
        }
    }

    /**
     * An attribute, or what is within it.
     *
     * @param steps names of a map's members, and positions in a list
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

        /** @throws dev.iotjobs.simulator.http.ServiceException if the path leads into an attribute */
        String wholeAttribute() {
            if (!steps.isEmpty()) {
                throw Errors.notServed("a path into the attribute '" + attribute + "' here");
            }
            return attribute;
        }
    }

    /** The function {@code size}: characters, bytes or elements. */
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
