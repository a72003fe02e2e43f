package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Pages;
import dev.iotjobs.auditor.table.Selection;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.time.Timeline;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A DynamoDB table. Retries a call after contention or throttling, for about 6 s. Safe for use by several threads. */
public final class AwsTable implements ItemTable {

    /** Maximum number of keys in one call of BatchGetItem. */
    private static final int KEYS_A_BATCH = 100;

    private final DynamoDbClient client;
    private final String name;
    private final TableProblems problems;
    private final ContentionRetry contention;

    /**
     * Makes no call, so the table need not exist yet.
     *
     * @param region Region of the table, for error messages
     * @param setting environment variable and option that name the table, for error messages
     * @param timeline clock that calls use to wait between attempts
     */
    public AwsTable(DynamoDbClient client, String name, String region, String setting, Timeline timeline) {
        this.client = client;
        this.name = name;
        this.problems = new TableProblems(name, region, setting);
        this.contention = new ContentionRetry(timeline);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer read(ItemKey key) {
        GetItemResponse response = call(
                key,
                () -> client.getItem(request ->
                        request.tableName(name).key(AttributeValues.of(key)).consistentRead(true)));
        Item item = response.hasItem() ? AttributeValues.item(response.item()) : null;
        return new Answer(item, serviceTime(response.sdkHttpResponse()).orElse(null));
    }

    private static Optional<Instant> serviceTime(SdkHttpResponse response) {
        return response.firstMatchingHeader("Date").flatMap(AwsTable::httpDate);
    }

    private static Optional<Instant> httpDate(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<Item> read(Selection selection) {
        String partition = selection.partition();
        SelectionExpression expression = SelectionExpression.of(selection);
        return partition == null
                ? Pages.<Map<String, AttributeValue>>stream(after -> scan(selection, expression, after))
                : Pages.<Map<String, AttributeValue>>stream(after -> query(selection, partition, expression, after));
    }

    private Pages.Page<Map<String, AttributeValue>> query(
            Selection selection,
            String partition,
            SelectionExpression expression,
            @Nullable Map<String, AttributeValue> after) {
        QueryResponse page = call(
                partition,
                () -> client.query(request -> expression.applyTo(request.tableName(name)
                        .indexName(selection.open() ? OPEN_INDEX : null)
                        .consistentRead(selection.open() ? null : true)
                        .limit(selection.items(after == null))
                        .scanIndexForward(selection.ascending())
                        .exclusiveStartKey(after))));
        return page(page.items(), page.lastEvaluatedKey());
    }

    private Pages.Page<Map<String, AttributeValue>> scan(
            Selection selection, SelectionExpression expression, @Nullable Map<String, AttributeValue> after) {
        ScanResponse page = call(
                "all items",
                () -> client.scan(request -> expression.applyTo(request.tableName(name)
                        .limit(selection.items(after == null))
                        .exclusiveStartKey(after))));
        return page(page.items(), page.lastEvaluatedKey());
    }

    private static Pages.Page<Map<String, AttributeValue>> page(
            List<Map<String, AttributeValue>> items, Map<String, AttributeValue> last) {
        return new Pages.Page<>(items.stream().map(AttributeValues::item).toList(), last.isEmpty() ? null : last);
    }

    @Override
    public List<Item> getAll(Collection<ItemKey> keys) {
        List<ItemKey> all = keys.stream().distinct().toList();
        List<List<ItemKey>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_A_BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + KEYS_A_BATCH)));
        }
        return Parallel.map(batches, this::getBatch).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Item> getBatch(List<ItemKey> batch) {
        List<Item> items = new ArrayList<>();
        List<Map<String, AttributeValue>> unread =
                batch.stream().map(AttributeValues::of).toList();
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
            response.responses().getOrDefault(name, List.of()).forEach(item -> items.add(AttributeValues.item(item)));
            KeysAndAttributes left = response.unprocessedKeys().get(name);
            unread = left == null ? List.of() : left.keys();
        }
        return items;
    }

    private void pause(int round, List<ItemKey> batch) {
        try {
            contention.pause(round, batch);
        } catch (AbortedException e) {
            throw problems.describe(batch, e);
        }
    }

    @Override
    public boolean write(Write write) {
        Runnable attempt = attempt(write, Expression.of(write));
        return call(write.key(), () -> {
            try {
                attempt.run();
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    private Runnable attempt(Write write, Expression expression) {
        return switch (write) {
            case Write.Put put ->
                () -> client.putItem(request -> request.tableName(name)
                        .item(AttributeValues.of(put.item()))
                        .conditionExpression(expression.condition())
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values()));
            case Write.Update update ->
                () -> client.updateItem(request -> request.tableName(name)
                        .key(AttributeValues.of(update.key()))
                        .updateExpression(expression.update())
                        .conditionExpression(expression.condition())
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values()));
            case Write.Delete delete ->
                () -> client.deleteItem(request -> request.tableName(name)
                        .key(AttributeValues.of(delete.key()))
                        .conditionExpression(expression.condition())
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values()));
            case Write.Check _ -> throw new IllegalArgumentException("a check is made in a transaction only");
        };
    }

    @Override
    public boolean transact(List<Write> writes) {
        Transaction transaction = new Transaction(client, contention, writes);
        try {
            return transaction.commit();
        } catch (SdkException e) {
            throw problems.describe(writes, e);
        }
    }

    private <T> T call(Object key, Supplier<T> call) {
        try {
            return contention.overcome(key, call);
        } catch (SdkException e) {
            throw problems.describe(key, e);
        }
    }
}
