package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Filter;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * A {@link Selection} as DynamoDB expressions, with placeholders for all names and values.
 *
 * @param key condition on the key; null if the whole table is read
 * @param filter condition on other attributes; null if the selection has no filter
 * @param projection attributes to return; null for all attributes
 * @param names attribute names by placeholder; null if there are none
 * @param values attribute values by placeholder; null if there are none
 */
record SelectionExpression(
        @Nullable String key,
        @Nullable String filter,
        @Nullable String projection,
        @Nullable Map<String, String> names,
        @Nullable Map<String, AttributeValue> values) {

    static SelectionExpression of(Selection selection) {
        Placeholders placeholders = new Placeholders();
        String key = key(selection, placeholders);
        String filter = filter(selection.filters(), placeholders);
        String projection = projection(selection.attributes(), placeholders);
        return new SelectionExpression(key, filter, projection, placeholders.names(), placeholders.values());
    }

    void applyTo(QueryRequest.Builder request) {
        request.keyConditionExpression(key)
                .filterExpression(filter)
                .projectionExpression(projection)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    void applyTo(ScanRequest.Builder request) {
        request.filterExpression(filter)
                .projectionExpression(projection)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    private static @Nullable String key(Selection selection, Placeholders placeholders) {
        if (selection.partition() == null) {
            return null;
        }
        String partition = placeholders.name(selection.partitionKey()) + " = "
                + placeholders.value(Attribute.of(selection.partition()));
        String sorts = sorts(selection, placeholders);
        return sorts == null ? partition : partition + " AND " + sorts;
    }

    private static @Nullable String sorts(Selection selection, Placeholders placeholders) {
        String from = selection.from();
        String through = selection.through();
        if (from == null && through == null) {
            return null;
        }
        String name = placeholders.name(selection.sortKey());
        if (from == null) {
            return name + " <= " + placeholders.value(Attribute.of(String.valueOf(through)));
        }
        String low = placeholders.value(Attribute.of(from));
        return through == null
                ? name + " >= " + low
                : name + " BETWEEN " + low + " AND " + placeholders.value(Attribute.of(through));
    }

    private static @Nullable String filter(List<Filter> filters, Placeholders placeholders) {
        return filters.isEmpty()
                ? null
                : filters.stream().map(filter -> filter(filter, placeholders)).collect(Collectors.joining(" AND "));
    }

    private static String filter(Filter filter, Placeholders placeholders) {
        return switch (filter) {
            case Filter.OneOf(var attribute, var values) ->
                placeholders.name(attribute)
                        + new TreeSet<>(values)
                                .stream()
                                        .map(value -> placeholders.value(Attribute.of(value)))
                                        .collect(Collectors.joining(", ", " IN (", ")"));
            case Filter.AtLeast(var attribute, var value) ->
                placeholders.name(attribute) + " >= " + placeholders.value(Attribute.of(value));
            case Filter.BeginsWith(var attribute, var value) ->
                "begins_with(" + placeholders.name(attribute) + ", " + placeholders.value(Attribute.of(value)) + ")";
        };
    }

    private static @Nullable String projection(Set<String> attributes, Placeholders placeholders) {
        if (attributes.isEmpty()) {
            return null;
        }
        Set<String> all = new TreeSet<>(attributes);
        all.add(Item.PARTITION_KEY);
        all.add(Item.SORT_KEY);
        return all.stream().map(placeholders::name).collect(Collectors.joining(", "));
    }
}
