package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Placeholders for the names and values in the expressions of one request. Not safe for use by several threads. */
final class Placeholders {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    String name(String name) {
        String placeholder = "#n" + names.size();
        names.put(placeholder, name);
        return placeholder;
    }

    String value(Attribute value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, AttributeValues.of(value));
        return placeholder;
    }

    /**
     * The attribute names in the expressions of the request, by placeholder. Null if no expression has a placeholder
     * for a name.
     */
    @Nullable
    Map<String, String> names() {
        // DynamoDB accepts no empty map
        return names.isEmpty() ? null : names;
    }

    /**
     * The values in the expressions of the request, by placeholder. Null if no expression has a placeholder for a
     * value.
     */
    @Nullable
    Map<String, AttributeValue> values() {
        // DynamoDB accepts no empty map
        return values.isEmpty() ? null : values;
    }
}
