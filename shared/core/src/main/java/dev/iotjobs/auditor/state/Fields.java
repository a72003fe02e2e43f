package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.table.Attribute;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of attributes, written and read field by field; what is null or empty is left out, and what is absent is null or
 * empty. Reading throws {@link IllegalArgumentException} where a field is of another type. Not safe for use by several
 * threads.
 */
final class Fields {

    private final Map<String, Attribute> values;

    Fields() {
        this.values = new HashMap<>();
    }

    private Fields(Map<String, Attribute> values) {
        this.values = values;
    }

    static Fields of(Attribute attribute) {
        if (attribute instanceof Attribute.MapOf(var values)) {
            return new Fields(values);
        }
        throw new IllegalArgumentException(
                "expected a map, got " + attribute.getClass().getSimpleName());
    }

    Attribute map() {
        return new Attribute.MapOf(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Fields text(String name, @Nullable String value) {
        return set(name, value == null ? null : Attribute.of(value));
    }

    Fields flag(String name, @Nullable Boolean value) {
        return set(name, value == null ? null : Attribute.of(value.booleanValue()));
    }

    Fields number(String name, @Nullable Number value) {
        return set(name, value == null ? null : Attribute.of(value.longValue()));
    }

    Fields decimal(String name, @Nullable Double value) {
        return set(name, value == null ? null : Attribute.of(value.toString()));
    }

    Fields instant(String name, @Nullable Instant value) {
        return number(name, value == null ? null : value.toEpochMilli());
    }

    Fields texts(String name, List<String> texts) {
        return set(
                name,
                texts.isEmpty()
                        ? null
                        : new Attribute.ListOf(texts.stream().map(Attribute::of).toList()));
    }

    <T> Fields part(String name, @Nullable T value, Function<T, Fields> writer) {
        return set(name, value == null ? null : writer.apply(value).map());
    }

    /** Null is left out, an empty list is not. */
    <T> Fields list(String name, @Nullable List<T> elements, Function<T, Fields> writer) {
        return set(
                name,
                elements == null
                        ? null
                        : new Attribute.ListOf(elements.stream()
                                .map(element -> writer.apply(element).map())
                                .toList()));
    }

    private Fields set(String name, @Nullable Attribute value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    @Nullable
    String text(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Attribute.Text(var value) -> value;
            default -> throw unexpected(name);
        };
    }

    @Nullable
    Boolean flag(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Attribute.Flag(var value) -> value;
            default -> throw unexpected(name);
        };
    }

    @Nullable
    Long number(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Attribute.Number(var value) -> Long.valueOf(value);
            default -> throw unexpected(name);
        };
    }

    @Nullable
    Integer integer(String name) {
        Long value = number(name);
        return value == null ? null : Integer.valueOf(Math.toIntExact(value));
    }

    @Nullable
    Double decimal(String name) {
        String value = text(name);
        return value == null ? null : Double.valueOf(value);
    }

    @Nullable
    Instant instant(String name) {
        Long value = number(name);
        return value == null ? null : Instant.ofEpochMilli(value);
    }

    List<String> texts(String name) {
        return elements(name).stream()
                .map(element -> element instanceof Attribute.Text(var text) ? text : "")
                .toList();
    }

    <T> @Nullable T part(String name, Function<Fields, T> reader) {
        Attribute value = values.get(name);
        return value == null ? null : reader.apply(of(value));
    }

    <T> List<T> list(String name, Function<Fields, T> reader) {
        return elements(name).stream().map(Fields::of).map(reader).toList();
    }

    private List<Attribute> elements(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case Attribute.ListOf(var elements) -> elements;
            default -> throw unexpected(name);
        };
    }

    private static IllegalArgumentException unexpected(String name) {
        return new IllegalArgumentException("field '" + name + "' is of an unexpected type");
    }
}
