package dev.iotjobs.local.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Selects the items of a query: one partition, and the sort keys to read in it.
 *
 * @param partition value of the partition key
 * @param sorts accepts the sort keys to read
 */
record KeyCondition(String partition, Predicate<String> sorts) {

    /**
     * Converts the parsed key condition expression of a query.
     *
     * @param names attribute names of the partition key and of the sort key
     */
    static KeyCondition of(Filter condition, ItemKey names) {
        List<Filter> parts = new ArrayList<>();
        flatten(condition, parts);
        String partition = parts.stream()
                .filter(part -> concerns(part, names.partition()))
                .findFirst()
                .map(part -> equal(part, names.partition()))
                .orElseThrow(() -> Errors.invalid("Query condition missed key schema element: " + names.partition()));
        parts.removeIf(part -> concerns(part, names.partition()));
        if (parts.size() > 1) {
            throw Errors.invalid("KeyConditions must only contain one condition per key");
        }
        return new KeyCondition(partition, parts.isEmpty() ? sort -> true : sorts(parts.getFirst(), names.sort()));
    }

    private static void flatten(Filter condition, List<Filter> parts) {
        if (condition instanceof Filter.And(Filter left, Filter right)) {
            flatten(left, parts);
            flatten(right, parts);
        } else {
            parts.add(condition);
        }
    }

    private static boolean concerns(Filter part, String name) {
        return switch (part) {
            case Filter.Comparison comparison -> isName(comparison.left(), name);
            case Filter.Between between -> isName(between.operand(), name);
            case Filter.BeginsWith beginning -> isName(beginning.path(), name);
            case Filter _ -> throw Errors.invalid("Query key condition not supported");
        };
    }

    private static boolean isName(Operand operand, String name) {
        return operand.equals(new Operand.Path(name, List.of()));
    }

    private static String equal(Filter part, String name) {
        if (part instanceof Filter.Comparison comparison
                && comparison.operator().equals("=")
                && comparison.right() instanceof Operand.Value(Attribute.Text(String value))) {
            return value;
        }
        throw Errors.invalid("Query key condition not supported: " + name + " must be equal to a text");
    }

    private static Predicate<String> sorts(Filter part, String name) {
        boolean notEqual = part instanceof Filter.Comparison comparison
                && comparison.operator().equals("<>");
        if (notEqual || !concerns(part, name)) {
            throw Errors.invalid("Query condition missed key schema element: " + name);
        }
        return sort -> part.holds(Map.of(name, Attribute.of(sort)));
    }
}
