package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.auditor.table.memory.Place;
import dev.iotjobs.auditor.table.memory.TablePage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Simulates the DynamoDB operations that read items, for one Region. */
final class ReadOperations {

    private static final int MOST_KEYS = 100;
    private static final String PROJECTION = "ProjectionExpression";
    private static final String CONSISTENT = "ConsistentRead";
    private static final ItemKey TABLE_KEYS = new ItemKey(Item.PARTITION_KEY, Item.SORT_KEY);
    private static final ItemKey OPEN_KEYS = new ItemKey(ItemTable.OPEN_PARTITION_KEY, ItemTable.OPEN_SORT_KEY);
    private static final Set<String> SCAN = Set.of(
            "TableName",
            "IndexName",
            "Limit",
            "ExclusiveStartKey",
            "FilterExpression",
            PROJECTION,
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            CONSISTENT,
            "Select",
            "ReturnConsumedCapacity");
    private static final Set<String> QUERY = with(SCAN, "KeyConditionExpression", "ScanIndexForward");

    private final Tables tables;

    ReadOperations(Tables tables) {
        this.tables = tables;
    }

    private static Set<String> with(Set<String> members, String... more) {
        Set<String> all = new HashSet<>(members);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    ObjectNode get(Input input) {
        input.only(Set.of(
                "TableName", "Key", CONSISTENT, PROJECTION, "ExpressionAttributeNames", "ReturnConsumedCapacity"));
        MemoryTable table = tables.table(input.text("TableName"));
        Projection projection = Projection.of(input);
        Item item = table.find(AttributeJson.readKey(input.get("Key")));
        ObjectNode json = object();
        if (item != null) {
            json.set("Item", projection.apply(item));
        }
        List<Item> read = item == null ? List.of() : List.of(item);
        report(input, json, table, Capacity.ofRead(read, input.flag(CONSISTENT, false), false));
        return json;
    }

    ObjectNode batchGet(Input input) {
        input.only(Set.of("RequestItems", "ReturnConsumedCapacity"));
        ObjectNode json = object();
        ObjectNode responses = json.putObject("Responses");
        json.putObject("UnprocessedKeys");
        ArrayNode capacities = json.arrayNode();
        JsonNode wanted = input.get("RequestItems");
        int keys =
                wanted.valueStream().mapToInt(each -> each.path("Keys").size()).sum();
        if (keys < 1 || keys > MOST_KEYS) {
            throw Errors.invalid("Too many items requested for the BatchGetItem call, or none: " + keys);
        }
        wanted.properties().forEach(each -> {
            MemoryTable table = tables.table(each.getKey());
            Capacity capacity = getAll(table, new Input(each.getValue()), responses.putArray(each.getKey()));
            capacities.add(capacity.report(table.name(), false));
        });
        if (isReported(input)) {
            json.set("ConsumedCapacity", capacities);
        }
        return json;
    }

    private static Capacity getAll(MemoryTable table, Input input, ArrayNode found) {
        input.only(Set.of("Keys", CONSISTENT, PROJECTION, "ExpressionAttributeNames"));
        Projection projection = Projection.of(input);
        List<ItemKey> keys =
                input.get("Keys").valueStream().map(AttributeJson::readKey).toList();
        if (Set.copyOf(keys).size() < keys.size()) {
            throw Errors.invalid("Provided list of item keys contains duplicates");
        }
        Capacity capacity = Capacity.NONE;
        for (ItemKey key : keys) {
            Item item = table.find(key);
            List<Item> read = item == null ? List.of() : List.of(item);
            read.forEach(each -> found.add(projection.apply(each)));
            capacity = capacity.plus(Capacity.ofRead(read, input.flag(CONSISTENT, false), false));
        }
        return capacity;
    }

    ObjectNode query(Input input) {
        input.only(QUERY);
        boolean open = fromIndex(input);
        Placeholders placeholders = new Placeholders(input.json());
        Filter condition = ExpressionParser.filter(input.text("KeyConditionExpression"), placeholders);
        KeyCondition key = KeyCondition.of(condition, open ? OPEN_KEYS : TABLE_KEYS);
        boolean ascending = input.flag("ScanIndexForward", true);
        return page(input, placeholders, new TablePage.Range(open, key.partition(), key.sorts(), ascending));
    }

    ObjectNode scan(Input input) {
        input.only(SCAN);
        return page(input, new Placeholders(input.json()), TablePage.Range.all(fromIndex(input)));
    }

    private boolean fromIndex(Input input) {
        String index = input.textOrNull("IndexName");
        if (index == null) {
            return false;
        }
        if (!index.equals(ItemTable.OPEN_INDEX)
                || !tables.settings(input.text("TableName")).indexed()) {
            throw Errors.invalid("The table does not have the specified index: " + index);
        }
        if (input.flag(CONSISTENT, false)) {
            throw Errors.invalid("Consistent reads are not supported on global secondary indexes");
        }
        return true;
    }

    private ObjectNode page(Input input, Placeholders placeholders, TablePage.Range range) {
        MemoryTable table = tables.table(input.text("TableName"));
        String filterText = input.textOrNull("FilterExpression");
        @Nullable Filter filter = filterText == null ? null : ExpressionParser.filter(filterText, placeholders);
        Projection projection = Projection.of(input, placeholders);
        placeholders.checkUsed();
        TablePage page = page(table, range, start(input, range.open()), input.limit());
        List<Item> items = page.items().stream()
                .filter(item -> filter == null || filter.holds(item.attributes()))
                .toList();
        ObjectNode json = object();
        if (!"COUNT".equals(input.textOrNull("Select"))) {
            ArrayNode found = json.putArray("Items");
            items.forEach(item -> found.add(projection.apply(item)));
        }
        json.put("Count", items.size()).put("ScannedCount", page.items().size());
        if (page.last() != null) {
            json.set("LastEvaluatedKey", AttributeJson.write(key(page.last(), range.open())));
        }
        report(input, json, table, Capacity.ofRead(page.items(), input.flag(CONSISTENT, false), range.open()));
        return json;
    }

    private static TablePage page(MemoryTable table, TablePage.Range range, @Nullable Place after, int limit) {
        try {
            return table.page(range, after, limit);
        } catch (IllegalArgumentException outside) {
            throw Errors.invalid("The provided starting key is outside query boundaries based on provided conditions");
        }
    }

    private static @Nullable Place start(Input input, boolean open) {
        if (!input.has("ExclusiveStartKey")) {
            return null;
        }
        Map<String, Attribute> key = AttributeJson.readAll(input.get("ExclusiveStartKey"));
        ItemKey item = part(key, TABLE_KEYS);
        return open ? new Place(part(key, OPEN_KEYS), item) : Place.of(item);
    }

    private static ItemKey part(Map<String, Attribute> key, ItemKey names) {
        return new ItemKey(AttributeJson.keyPart(key, names.partition()), AttributeJson.keyPart(key, names.sort()));
    }

    private static Map<String, Attribute> key(Place place, boolean open) {
        Map<String, Attribute> key = new HashMap<>(attributes(place.item(), TABLE_KEYS));
        if (open) {
            key.putAll(attributes(place.position(), OPEN_KEYS));
        }
        return key;
    }

    private static Map<String, Attribute> attributes(ItemKey key, ItemKey names) {
        return Map.of(
                names.partition(), Attribute.of(key.partition()),
                names.sort(), Attribute.of(key.sort()));
    }

    static boolean isReported(Input input) {
        return input.has("ReturnConsumedCapacity")
                && !input.text("ReturnConsumedCapacity").equals("NONE");
    }

    static void report(Input input, ObjectNode json, MemoryTable table, Capacity capacity) {
        if (isReported(input)) {
            boolean byIndex = input.text("ReturnConsumedCapacity").equals("INDEXES");
            json.set("ConsumedCapacity", capacity.report(table.name(), byIndex));
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
