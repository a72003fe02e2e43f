package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Selects which attributes of an item an answer contains.
 *
 * @param attributes names of these attributes; empty for all attributes
 */
record Projection(Set<String> attributes) {

    static Projection of(Input input) {
        Placeholders placeholders = new Placeholders(input.json());
        Projection projection = of(input, placeholders);
        placeholders.checkUsed();
        return projection;
    }

    static Projection of(Input input, Placeholders placeholders) {
        String expression = input.textOrNull("ProjectionExpression");
        return new Projection(expression == null ? Set.of() : ExpressionParser.projection(expression, placeholders));
    }

    ObjectNode apply(Item item) {
        if (attributes.isEmpty()) {
            return AttributeJson.write(item.attributes());
        }
        Map<String, Attribute> projected = new HashMap<>(item.attributes());
        projected.keySet().retainAll(attributes);
        return AttributeJson.write(projected);
    }
}
