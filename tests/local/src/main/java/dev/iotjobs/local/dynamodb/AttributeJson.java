package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Converts attributes from and to DynamoDB's JSON, such as {@code {"S": "text"}} and {@code {"N": "1"}}. */
final class AttributeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Maximum number of significant digits of a number in DynamoDB. */
    private static final int PRECISION = 38;

    private AttributeJson() {}

    static Attribute read(JsonNode json) {
        if (json.size() != 1) {
            throw Errors.invalid(
                    "Supplied AttributeValue must contain exactly one of the supported datatypes, got " + json.size());
        }
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> new Attribute.Text(value.asText());
            case "N" -> number(value);
            case "B" -> bytes(value);
            case "BOOL" -> new Attribute.Flag(value.asBoolean());
            case "NULL" -> new Attribute.Nothing();
            case "L" ->
                new Attribute.ListOf(
                        value.valueStream().map(AttributeJson::read).toList());
            case "M" -> new Attribute.MapOf(readAll(value));
            case "SS" -> set(value, each -> new Attribute.Text(each.asText()));
            case "NS" -> set(value, AttributeJson::number);
            case "BS" -> set(value, AttributeJson::bytes);
            default -> throw Errors.invalid("Supplied AttributeValue has an unknown datatype: " + only.getKey());
        };
    }

    static Map<String, Attribute> readAll(JsonNode json) {
        Map<String, Attribute> attributes = new HashMap<>();
        json.properties().forEach(each -> attributes.put(each.getKey(), read(each.getValue())));
        return attributes;
    }

    static Item readItem(JsonNode json) {
        Map<String, Attribute> attributes = readAll(json);
        keyPart(attributes, Item.PARTITION_KEY);
        keyPart(attributes, Item.SORT_KEY);
        return Item.of(attributes);
    }

    /** Reads a key. It must have exactly the members {@code pk} and {@code sk}. */
    static ItemKey readKey(JsonNode json) {
        Map<String, Attribute> attributes = readAll(json);
        ItemKey key = new ItemKey(keyPart(attributes, Item.PARTITION_KEY), keyPart(attributes, Item.SORT_KEY));
        if (attributes.size() != 2) {
            throw Errors.invalid("The provided key element does not match the schema");
        }
        return key;
    }

    static String keyPart(Map<String, Attribute> attributes, String name) {
        if (attributes.get(name) instanceof Attribute.Text(String value)) {
            return value;
        }
        throw Errors.invalid("One or more parameter values were invalid: Missing the key " + name
                + " in the item, or it is not text");
    }

    private static Attribute number(JsonNode json) {
        try {
            BigDecimal number = new BigDecimal(json.asText()).stripTrailingZeros();
            if (number.precision() > PRECISION) {
                throw Errors.invalid("Attempting to store more than 38 significant digits in a Number");
            }
            return new Attribute.Number(number.toPlainString());
        } catch (NumberFormatException e) {
            throw Errors.invalid("The parameter cannot be converted to a numeric value: " + json.asText());
        }
    }

    private static Attribute bytes(JsonNode json) {
        try {
            return new Attribute.Bytes(json.binaryValue());
        } catch (IOException e) {
            throw Errors.invalid("A value of type B is not in Base64");
        }
    }

    private static Attribute set(JsonNode json, Function<JsonNode, Attribute> element) {
        Set<Attribute> values = new HashSet<>(json.valueStream().map(element).toList());
        if (values.isEmpty() || values.size() < json.size()) {
            throw Errors.invalid("One or more parameter values were invalid: a set is empty or contains duplicates");
        }
        return new Attribute.SetOf(values);
    }

    /** Writes attributes, sorted by name. */
    static ObjectNode write(Map<String, Attribute> attributes) {
        ObjectNode json = JSON.objectNode();
        // AWS promises no order; a sorted item is easier to compare
        new TreeMap<>(attributes).forEach((name, value) -> json.set(name, write(value)));
        return json;
    }

    private static ObjectNode write(Attribute attribute) {
        ObjectNode json = JSON.objectNode();
        switch (attribute) {
            case Attribute.Text(String value) -> json.put("S", value);
            case Attribute.Number(String value) -> json.put("N", value);
            case Attribute.Bytes(byte[] value) -> json.put("B", value);
            case Attribute.Flag(boolean value) -> json.put("BOOL", value);
            case Attribute.Nothing _ -> json.put("NULL", true);
            case Attribute.ListOf(List<Attribute> values) -> {
                ArrayNode list = json.putArray("L");
                values.forEach(value -> list.add(write(value)));
            }
            case Attribute.MapOf(Map<String, Attribute> values) -> json.set("M", write(values));
            case Attribute.SetOf(Set<Attribute> values) -> writeSet(json, values);
        }
        return json;
    }

    private static void writeSet(ObjectNode json, Set<Attribute> values) {
        String type = type(values.iterator().next());
        ArrayNode set = json.putArray(type + "S");
        values.forEach(value -> set.add(write(value).get(type)));
    }

    /** DynamoDB's name for the type of an attribute, such as {@code S}. */
    static String type(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text _ -> "S";
            case Attribute.Number _ -> "N";
            case Attribute.Bytes _ -> "B";
            case Attribute.Flag _ -> "BOOL";
            case Attribute.Nothing _ -> "NULL";
            case Attribute.ListOf _ -> "L";
            case Attribute.MapOf _ -> "M";
            case Attribute.SetOf(Set<Attribute> values) ->
                type(values.iterator().next()) + "S";
        };
    }
}
