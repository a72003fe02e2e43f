package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemSize;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Simulates the DynamoDB operations on whole tables, for one Region. */
final class TableOperations {

    private static final String KEYS = "pk HASH, sk RANGE";
    private static final String INDEX = "open (openPk HASH, openSk RANGE, ALL)";
    private static final int MOST_NAMES = 100;

    private final Tables tables;
    private final String arnPrefix;

    /** @param arnPrefix the part of a table's ARN before its name */
    TableOperations(Tables tables, String arnPrefix) {
        this.tables = tables;
        this.arnPrefix = arnPrefix;
    }

    ObjectNode create(Input input) {
        input.only(Set.of("TableName", "AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes"));
        String name = input.text("TableName");
        String keys = keys(input.json());
        String indexes = input.get("GlobalSecondaryIndexes")
                .valueStream()
                .map(TableOperations::index)
                .collect(Collectors.joining(", "));
        if (!keys.equals(KEYS) || !Set.of("", INDEX).contains(indexes)) {
            throw Errors.notSupported("a table with the keys " + keys + " and the indexes '" + indexes
                    + "'. It supports the keys " + KEYS + " and the optional index " + INDEX);
        }
        tables.create(name, !indexes.isEmpty());
        return object().<ObjectNode>set("TableDescription", describe(name));
    }

    private static String index(JsonNode index) {
        return index.path("IndexName").asText() + " (" + keys(index) + ", "
                + index.at("/Projection/ProjectionType").asText() + ")";
    }

    private static String keys(JsonNode schema) {
        return schema.path("KeySchema")
                .valueStream()
                .map(key -> key.path("AttributeName").asText() + " "
                        + key.path("KeyType").asText())
                .collect(Collectors.joining(", "));
    }

    ObjectNode describe(Input input) {
        return object().<ObjectNode>set(
                        "Table", describe(input.only(Set.of("TableName")).text("TableName")));
    }

    private ObjectNode describe(String name) {
        MemoryTable table = tables.table(name);
        Tables.Settings settings = tables.settings(name);
        ObjectNode json = object().put("TableName", name)
                .put("TableStatus", "ACTIVE")
                .put("TableArn", arnPrefix + name)
                .put("CreationDateTime", settings.createdAt().getEpochSecond())
                .put("ItemCount", table.size(false))
                .put("TableSizeBytes", bytes(table, false));
        json.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
        keys(json, Item.PARTITION_KEY, Item.SORT_KEY);
        ArrayNode attributes = json.putArray("AttributeDefinitions");
        List.of(Item.PARTITION_KEY, Item.SORT_KEY).forEach(key -> text(attributes, key));
        if (settings.indexed()) {
            List.of(ItemTable.OPEN_PARTITION_KEY, ItemTable.OPEN_SORT_KEY).forEach(key -> text(attributes, key));
            describeIndex(json.putArray("GlobalSecondaryIndexes").addObject(), table);
        }
        return json;
    }

    private void describeIndex(ObjectNode json, MemoryTable table) {
        json.put("IndexName", ItemTable.OPEN_INDEX)
                .put("IndexStatus", "ACTIVE")
                .put("IndexArn", arnPrefix + table.name() + "/index/" + ItemTable.OPEN_INDEX)
                .put("ItemCount", table.size(true))
                .put("IndexSizeBytes", bytes(table, true));
        json.putObject("Projection").put("ProjectionType", "ALL");
        keys(json, ItemTable.OPEN_PARTITION_KEY, ItemTable.OPEN_SORT_KEY);
    }

    private static void keys(ObjectNode json, String partition, String sort) {
        ArrayNode schema = json.putArray("KeySchema");
        schema.addObject().put("AttributeName", partition).put("KeyType", "HASH");
        schema.addObject().put("AttributeName", sort).put("KeyType", "RANGE");
    }

    private static void text(ArrayNode definitions, String attribute) {
        definitions.addObject().put("AttributeName", attribute).put("AttributeType", "S");
    }

    private static long bytes(MemoryTable table, boolean ofIndex) {
        return table.items().stream()
                .filter(item -> !ofIndex || Capacity.isOpen(item))
                .mapToLong(ItemSize::of)
                .sum();
    }

    ObjectNode list(Input input) {
        input.only(Set.of("Limit", "ExclusiveStartTableName"));
        String after = input.textOrNull("ExclusiveStartTableName");
        int limit = Math.min(input.limit(), MOST_NAMES);
        List<String> rest = tables.database().names().stream()
                .filter(name -> after == null || name.compareTo(after) > 0)
                .toList();
        ObjectNode json = object();
        ArrayNode names = json.putArray("TableNames");
        rest.stream().limit(limit).forEach(names::add);
        return rest.size() > limit ? json.put("LastEvaluatedTableName", rest.get(limit - 1)) : json;
    }

    ObjectNode updateTimeToLive(Input input) {
        input.only(Set.of("TableName", "TimeToLiveSpecification"));
        JsonNode wanted = input.get("TimeToLiveSpecification");
        boolean enabled = wanted.path("Enabled").asBoolean();
        String attribute = wanted.path("AttributeName").asText();
        tables.expireBy(input.text("TableName"), enabled ? attribute : null);
        ObjectNode json = object();
        json.putObject("TimeToLiveSpecification").put("Enabled", enabled).put("AttributeName", attribute);
        return json;
    }

    ObjectNode describeTimeToLive(Input input) {
        String name = input.only(Set.of("TableName")).text("TableName");
        String attribute = tables.settings(name).expiresBy();
        ObjectNode json = object();
        ObjectNode description = json.putObject("TimeToLiveDescription");
        description.put("TimeToLiveStatus", attribute == null ? "DISABLED" : "ENABLED");
        if (attribute != null) {
            description.put("AttributeName", attribute);
        }
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
