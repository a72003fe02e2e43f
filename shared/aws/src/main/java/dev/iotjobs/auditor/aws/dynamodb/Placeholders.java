package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names and values of the expressions of one request. Not safe for use by several threads. */
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

    /** Names by placeholder; null if there are none, as DynamoDB requires. */
    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    /** Values by placeholder; null if there are none. */
    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
