package dev.iotjobs.local.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** All that is in a small table with the keys {@code pk} and {@code sk}. */
final class TableContents {

    /** The most that BatchWriteItem takes. */
    private static final int WRITES_A_BATCH = 25;

    private final DynamoDbClient client;
    private final String table;

    TableContents(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    String table() {
        return table;
    }

    List<Map<String, AttributeValue>> items() {
        return client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    void replaceBy(List<Map<String, AttributeValue>> items) {
        write(items().stream()
                .map(TableContents::key)
                .map(TableContents::delete)
                .toList());
        write(items.stream().map(TableContents::put).toList());
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> List.of("pk", "sk").contains(attribute.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static WriteRequest delete(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(request -> request.key(key)).build();
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(request -> request.item(item)).build();
    }

    private void write(List<WriteRequest> writes) {
        List<WriteRequest> left = new ArrayList<>(writes);
        while (!left.isEmpty()) {
            List<WriteRequest> batch = left.subList(0, Math.min(left.size(), WRITES_A_BATCH));
            Map<String, List<WriteRequest>> request = Map.of(table, List.copyOf(batch));
            batch.clear();
            BatchWriteItemResponse response = client.batchWriteItem(write -> write.requestItems(request));
            left.addAll(response.unprocessedItems().getOrDefault(table, List.of()));
        }
    }

    void close() {
        client.close();
    }
}
