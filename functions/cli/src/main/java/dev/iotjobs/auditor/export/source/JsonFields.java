package dev.iotjobs.auditor.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object. If a field is missing or has another type, a {@link BadDocumentException} names its
 * path.
 */
final class JsonFields {

    private final JsonNode node;
    private final String path;

    /** @param path where the object is in the saved audit, such as {@code a.b}; empty for the whole saved audit */
    JsonFields(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new BadDocumentException((path.isEmpty() ? "the document" : path) + " is not an object");
        }
        this.node = node;
        this.path = path.isEmpty() ? "" : path + ".";
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw bad(name, "is not text");
        }
        return value.textValue();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw bad(name, "is neither true nor false");
        }
        return value.booleanValue();
    }

    long count(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw bad(name, "is not a number of at least 0");
        }
        return value.longValue();
    }

    int number(String name) {
        long number = count(name);
        if (number > Integer.MAX_VALUE) {
            throw bad(name, "is too large a number");
        }
        return (int) number;
    }

    @Nullable
    Double decimalOrNull(String name) {
        if (!has(name)) {
            return null;
        }
        if (!required(name).isNumber()) {
            throw bad(name, "is not a number");
        }
        return required(name).doubleValue();
    }

    Instant instant(String name) {
        return parsed(name, Instant::parse, "is not a time");
    }

    Instant instant(String name, Instant otherwise) {
        return has(name) ? instant(name) : otherwise;
    }

    @Nullable
    LocalDate dateOrNull(String name) {
        return has(name) ? parsed(name, LocalDate::parse, "is not a date") : null;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return constant(name, text(name), type);
    }

    <E extends Enum<E>> @Nullable E constantOrNull(String name, Class<E> type) {
        return has(name) ? constant(name, type) : null;
    }

    JsonFields object(String name) {
        return new JsonFields(required(name), path + name);
    }

    /**
     * Reads an object with arbitrary member names. Each value is an object, which {@code reader} converts. Returns the
     * converted values by name.
     */
    <T> Map<String, T> map(String name, Function<JsonFields, T> reader) {
        Map<String, T> values = new LinkedHashMap<>();
        object(name)
                .node
                .properties()
                .forEach(field -> values.put(
                        field.getKey(),
                        reader.apply(new JsonFields(field.getValue(), path + name + "." + field.getKey()))));
        return values;
    }

    /** Reads an object of numbers. The names of its members are constants of an enum. */
    <E extends Enum<E>> Map<E, Integer> counts(String name, Class<E> type) {
        JsonFields object = object(name);
        Map<E, Integer> counts = new LinkedHashMap<>();
        object.node.fieldNames().forEachRemaining(key -> counts.put(constant(name, key, type), object.number(key)));
        return counts;
    }

    /** Reads an object of texts. The names of its members are constants of an enum. */
    <E extends Enum<E>> Map<E, String> texts(String name, Class<E> type) {
        JsonFields object = object(name);
        Map<E, String> texts = new LinkedHashMap<>();
        object.node.fieldNames().forEachRemaining(key -> texts.put(constant(name, key, type), object.text(key)));
        return texts;
    }

    /**
     * Reads an object whose values are texts, numbers and booleans. Returns the values by member name, in the order of
     * the saved audit.
     */
    Map<String, Object> scalars(String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        object(name).node.properties().forEach(field -> values.put(field.getKey(), scalar(name, field.getValue())));
        return values;
    }

    private Object scalar(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.numberValue();
            default -> throw bad(name, "may have only texts, numbers and booleans as values");
        };
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(name)) {
            if (!value.isTextual()) {
                throw bad(name, "has a value that is not text");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    <T> List<T> list(String name, Function<JsonFields, T> reader) {
        List<T> values = new ArrayList<>();
        for (JsonNode value : array(name)) {
            values.add(reader.apply(new JsonFields(value, path + name + "[" + values.size() + "]")));
        }
        return values;
    }

    private JsonNode array(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw bad(name, "is not a list");
        }
        return value;
    }

    private JsonNode required(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw bad(name, "is missing");
        }
        return value;
    }

    private <T> T parsed(String name, Function<String, T> parser, String problem) {
        try {
            return parser.apply(text(name));
        } catch (DateTimeException e) {
            throw bad(name, problem);
        }
    }

    private <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException e) {
            throw bad(name, "has an unknown value '" + value + "'");
        }
    }

    BadDocumentException bad(String name, String problem) {
        return new BadDocumentException(path + name + " " + problem);
    }
}
