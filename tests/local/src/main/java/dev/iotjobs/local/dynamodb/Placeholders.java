package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.auditor.table.Attribute;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Resolves the placeholders for names and values in the expressions of one request. Not thread-safe. */
final class Placeholders {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Attribute> values = new HashMap<>();
    private final Set<String> unused = new TreeSet<>();

    /**
     * @param input the request, with or without {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues}
     */
    Placeholders(JsonNode input) {
        input.path("ExpressionAttributeNames")
                .properties()
                .forEach(each -> names.put(each.getKey(), each.getValue().asText()));
        input.path("ExpressionAttributeValues")
                .properties()
                .forEach(each -> values.put(each.getKey(), AttributeJson.read(each.getValue())));
        unused.addAll(names.keySet());
        unused.addAll(values.keySet());
    }

    String name(String placeholder) {
        String name = names.get(placeholder);
        if (name == null) {
            throw Errors.invalid(
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + placeholder);
        }
        unused.remove(placeholder);
        return name;
    }

    Attribute value(String placeholder) {
        Attribute value = values.get(placeholder);
        if (value == null) {
            throw Errors.invalid(
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
        }
        unused.remove(placeholder);
        return value;
    }

    /**
     * Refuses a request with a placeholder that no expression uses, as DynamoDB does. Call it after all expressions are
     * parsed.
     */
    void checkUsed() {
        if (!unused.isEmpty()) {
            throw Errors.invalid("Value provided in ExpressionAttributeNames or ExpressionAttributeValues unused in"
                    + " expressions: keys: " + unused);
        }
    }
}
