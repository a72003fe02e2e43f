package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.audit.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * One table: reads are consistent and go to the end, writes say whether their condition held, and what fails for good is
 * told to the person who can mend it. Safe for use by several threads.
 */
final class Table {

    /** The most that BatchGetItem takes. */
    private static final int KEYS_A_BATCH = 100;

    /** Some MB as objects; DynamoDB gives at most one MB anyway. */
    private static final int ITEMS_A_PAGE = 1_000;

    private final DynamoDbClient client;
    private final String name;
    private final String region;
    private final String setting;
    private final Contention contention;

    /** @param setting where the table's name is set */
    Table(DynamoDbClient client, String name, String region, String setting, Contention contention) {
        this.client = client;
        this.name = name;
        this.region = region;
        this.setting = setting;
        this.contention = contention;
    }

    /** A condition or a change in DynamoDB's words, and the values in it. */
    record Expression(String text, Map<String, AttributeValue> values) {}

    String name() {
        return name;
    }

    Optional<Item> get(ItemKey key) {
        Map<String, AttributeValue> item = call(
                key,
                () -> client.getItem(request ->
                                request.tableName(name).key(key.attributes()).consistentRead(true))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(Item.read(item));
    }

    /** Reads a partition item by item: it may hold more than fits into memory. */
    void query(String partition, Consumer<Item> reader) {
        Map<String, AttributeValue> last = Map.of();
        do {
            QueryResponse page = page(partition, last);
            page.items().forEach(item -> reader.accept(Item.read(item)));
            last = page.lastEvaluatedKey();
        } while (!last.isEmpty());
    }

    private QueryResponse page(String partition, Map<String, AttributeValue> after) {
        return call(
                partition,
                () -> client.query(request -> request.tableName(name)
                        .consistentRead(true)
                        .limit(ITEMS_A_PAGE)
                        .exclusiveStartKey(after.isEmpty() ? null : after)
                        .keyConditionExpression(Item.PARTITION_KEY + " = :pk")
                        .expressionAttributeValues(Map.of(":pk", Values.text(partition)))));
    }

    /** The items that are there, in no order. */
    List<Item> getAll(Collection<ItemKey> keys) {
        return inBatches(keys.stream().distinct().toList(), this::getBatch);
    }

    /** What comes of each batch that one request can read, in their order; of large items, let no batch keep all. */
    static <K, T> List<T> inBatches(Collection<K> keys, Function<List<K>, List<T>> call) {
        List<K> all = List.copyOf(keys);
        List<List<K>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_A_BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + KEYS_A_BATCH)));
        }
        return Parallel.map(batches, call).stream().flatMap(List::stream).toList();
    }

    private List<Item> getBatch(List<ItemKey> batch) {
        List<Item> items = new ArrayList<>();
        List<Map<String, AttributeValue>> unread =
                batch.stream().map(ItemKey::attributes).toList();
        for (int round = 1; !unread.isEmpty(); round++) {
            if (round > 1) {
                pause(round - 1, batch);
            }
            KeysAndAttributes wanted = KeysAndAttributes.builder()
                    .keys(unread)
                    .consistentRead(true)
                    .build();
            BatchGetItemResponse response =
                    call(batch, () -> client.batchGetItem(request -> request.requestItems(Map.of(name, wanted))));
            response.responses().getOrDefault(name, List.of()).forEach(item -> items.add(Item.read(item)));
            KeysAndAttributes left = response.unprocessedKeys().get(name);
            unread = left == null ? List.of() : left.keys();
        }
        return items;
    }

    private void pause(int round, Object key) {
        try {
            contention.pause(round, key);
        } catch (AbortedException e) {
            throw problem(e);
        }
    }

    void put(Item item) {
        call(item.key(), () -> client.putItem(request -> request.tableName(name).item(item.attributes())));
    }

    /** Says whether the condition held and the item was written. */
    boolean put(Item item, Expression condition) {
        return conditionally(
                item.key(),
                () -> client.putItem(request -> request.tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeValues(condition.values())));
    }

    /** Says whether the condition held and the item was changed. */
    boolean update(ItemKey key, Expression change, String condition) {
        return conditionally(
                key,
                () -> client.updateItem(request -> request.tableName(name)
                        .key(key.attributes())
                        .updateExpression(change.text())
                        .conditionExpression(condition)
                        .expressionAttributeValues(change.values())));
    }

    void delete(ItemKey key) {
        call(key, () -> client.deleteItem(request -> request.tableName(name).key(key.attributes())));
    }

    /** Says whether the condition held and the item was deleted. */
    boolean delete(ItemKey key, Expression condition) {
        return conditionally(
                key,
                () -> client.deleteItem(request -> request.tableName(name)
                        .key(key.attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeValues(condition.values())));
    }

    private boolean conditionally(ItemKey key, Runnable write) {
        return call(key, () -> {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    private <T> T call(Object key, Supplier<T> call) {
        try {
            return contention.overcome(key, call);
        } catch (SdkException e) {
            throw problem(e);
        }
    }

    /** What went wrong with this table, for the person who has to mend it. */
    StoreException problem(SdkException e) {
        String table = "table '" + name + "' in " + region;
        String what = ErrorCodes.describe(e);
        if (e instanceof ResourceNotFoundException) {
            return new StoreException(
                    table + " does not exist: deploy template.yaml there, or name the table that does in " + setting
                            + " (emulators: --create-resources makes it)",
                    e);
        }
        if (e instanceof AwsServiceException service && ErrorCodes.isDenied(service)) {
            return new StoreException(table + ": access is denied: " + what, e);
        }
        if (e instanceof AwsServiceException service && ErrorCodes.isThrottled(service)) {
            return new StoreException(table + " throttles, and went on doing so: " + what, e);
        }
        return new StoreException(table + " cannot be used: " + what, e);
    }
}
