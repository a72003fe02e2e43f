package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.table.Attribute;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of attributes that code writes and reads field by field. Null values and empty lists of texts are not written.
 * Absent fields are read as null or as empty lists. Reading throws {@link IllegalArgumentException} if a field has
 * another type. Not safe for use by several threads.
 */
public final class Fields {

    private final Map<String, Attribute> values;

    public Fields() {
        this.values = new HashMap<>();
    }

    private Fields(Map<String, Attribute> values) {
        this.values = values;
    }

    public static Fields of(Attribute attribute) {
        if (attribute instanceof Attribute.MapOf(var values)) {
            return new Fields(values);
        }
        throw new IllegalArgumentException(
                "expected a map, got " + attribute.getClass().getSimpleName());
    }

    public Attribute map() {
        return new Attribute.MapOf(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Fields text(String name, @Nullable String value) {
        return set(name, value == null ? null : Attribute.of(value));
    }

    public Fields flag(String name, @Nullable Boolean value) {
        return set(name, value == null ? null : Attribute.of(value.booleanValue()));
    }

    public Fields number(String name, @Nullable Number value) {
        return set(name, value == null ? null : Attribute.of(value.longValue()));
    }

    public Fields decimal(String name, @Nullable Double value) {
        return set(name, value == null ? null : Attribute.of(value.toString()));
    }

    public Fields instant(String name, @Nullable Instant value) {
        return number(name, value == null ? null : value.toEpochMilli());
    }

    public Fields texts(String name, List<String> texts) {
        return set(
                name,
                texts.isEmpty()
                        ? null
                        : new Attribute.ListOf(texts.stream().map(Attribute::of).toList()));
    }

    public <T> Fields part(String name, @Nullable T value, Function<T, Fields> writer) {
        return set(name, value == null ? null : writer.apply(value).map());
    }

    /** Writes a list of maps, even if it is empty. Null is not written. */
    public <T> Fields list(String name, @Nullable List<T> elements, Function<T, Fields> writer) {
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
    public String text(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Attribute.Text(var value) -> value;
            default -> throw unexpected(name);
        };
    }

    @Nullable
    public Boolean flag(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Attribute.Flag(var value) -> value;
            default -> throw unexpected(name);
        };
    }

    @Nullable
    public Long number(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Attribute.Number(var value) -> Long.valueOf(value);
            default -> throw unexpected(name);
        };
    }

    @Nullable
    public Integer integer(String name) {
        Long value = number(name);
        return value == null ? null : Integer.valueOf(Math.toIntExact(value));
    }

    @Nullable
    public Double decimal(String name) {
        String value = text(name);
        return value == null ? null : Double.valueOf(value);
    }

    @Nullable
    public Instant instant(String name) {
        Long value = number(name);
        return value == null ? null : Instant.ofEpochMilli(value);
    }

    public List<String> texts(String name) {
        return elements(name).stream()
                .map(element -> element instanceof Attribute.Text(var text) ? text : "")
                .toList();
    }

    public <T> @Nullable T part(String name, Function<Fields, T> reader) {
        Attribute value = values.get(name);
        return value == null ? null : reader.apply(of(value));
    }

    public <T> List<T> list(String name, Function<Fields, T> reader) {
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
