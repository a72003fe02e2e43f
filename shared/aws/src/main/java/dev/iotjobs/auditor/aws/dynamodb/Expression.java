package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Write;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The condition and the update of a write, as DynamoDB expressions. Placeholders stand for all names and values.
 *
 * @param condition null if the write always happens
 * @param update null if the write is not an update
 * @param names attribute names by placeholder; null if there are none
 * @param values attribute values by placeholder; null if there are none
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">Expressions</a>
 */
record Expression(
        @Nullable String condition,
        @Nullable String update,
        @Nullable Map<String, String> names,
        @Nullable Map<String, AttributeValue> values) {

    static Expression of(Write write) {
        // Placeholders for all names: a name may be a reserved word or contain any character
        Placeholders placeholders = new Placeholders();
        Renderer renderer = new Renderer(placeholders);
        String condition = renderer.condition(write.condition());
        String update = write instanceof Write.Update change ? renderer.update(change) : null;
        return new Expression(condition, update, placeholders.names(), placeholders.values());
    }

    private record Renderer(Placeholders placeholders) {

        @Nullable
        String condition(Condition condition) {
            return switch (condition) {
                case Condition.Always _ -> null;
                case Condition.Absent _ -> "attribute_not_exists(" + placeholders.name(Item.PARTITION_KEY) + ")";
                case Condition.Has(var attributes) -> has(attributes);
            };
        }

        private String has(Map<String, @Nullable Attribute> attributes) {
            String exists = "attribute_exists(" + placeholders.name(Item.PARTITION_KEY) + ")";
            return new TreeMap<>(attributes)
                    .entrySet().stream()
                            .map(each -> has(each.getKey(), each.getValue()))
                            .collect(Collectors.joining(" AND ", exists + " AND ", ""));
        }

        private String has(String name, @Nullable Attribute value) {
            return value == null
                    ? "attribute_not_exists(" + placeholders.name(name) + ")"
                    : placeholders.name(name) + " = " + placeholders.value(value);
        }

        String update(Write.Update update) {
            List<String> set = new TreeMap<>(update.set())
                    .entrySet().stream()
                            .map(each -> placeholders.name(each.getKey()) + " = " + placeholders.value(each.getValue()))
                            .toList();
            List<String> remove = new TreeSet<>(update.remove())
                    .stream().map(placeholders::name).toList();
            return (clause("SET ", set) + " " + clause("REMOVE ", remove)).strip();
        }

        private static String clause(String word, List<String> actions) {
            return actions.isEmpty() ? "" : word + String.join(", ", actions);
        }
    }
}
