package dev.iotjobs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.local.Clients;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.TestTable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Tests the calls that people make to look at tables. {@code ItemTableContract} tests the calls that the auditor makes.
 */
class DynamoDbHandlerTest {

    private static final String NAME = "findings";

    private LocalAccount account;
    private DynamoDbClient client;
    private MemoryTable table;

    @BeforeEach
    void start() throws IOException {
        account = LocalAccount.start(InstantSource.system());
        client = Clients.dynamoDb(account.endpoint());
        table = account.tables(Clients.REGION).table(NAME);
    }

    @AfterEach
    void stop() {
        client.close();
        account.close();
    }

    private void put(Item.Builder item) {
        table.write(new Write.Put(table, item.build(), Condition.always()));
    }

    /**
     * Puts the findings 0 to 9 into one partition. Even numbers are open; every third finding is HIGH, the others are
     * LOW.
     */
    private void putFindings() {
        for (int i = 0; i < 10; i++) {
            Item.Builder item = Item.builder(new ItemKey("region", "finding-" + i))
                    .text("severity", i % 3 == 0 ? "HIGH" : "LOW")
                    .number("count", i);
            put(i % 2 == 0 ? item.text("openPk", "region").text("openSk", "rank-" + (9 - i)) : item);
        }
    }

    private static List<String> sorts(List<Map<String, AttributeValue>> items) {
        return items.stream()
                .map(item -> Objects.requireNonNull(item.get("sk")).s())
                .toList();
    }

    private static Map<String, AttributeValue> values(String name, String value) {
        return Map.of(name, AttributeValue.fromS(value));
    }

    private QueryRequest.Builder queryOfRegion() {
        return QueryRequest.builder()
                .tableName(NAME)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(values(":p", "region"));
    }

    @Test
    void createTable_withKeysAndIndex_isDescribedAndListed() {
        TestTable.create(client, "state");
        putFindings();

        TableDescription state = client.describeTable(b -> b.tableName("state")).table();
        TableDescription findings = client.describeTable(b -> b.tableName(NAME)).table();

        assertThat(state.globalSecondaryIndexes()).isEmpty();
        assertThat(state.tableArn()).isEqualTo("arn:aws:dynamodb:eu-west-1:123456789012:table/state");
        assertThat(state.tableStatusAsString()).isEqualTo("ACTIVE");
        assertThat(state.keySchema())
                .extracting(key -> key.attributeName() + " " + key.keyTypeAsString())
                .containsExactly("pk HASH", "sk RANGE");
        assertThat(findings.itemCount()).isEqualTo(10);
        assertThat(findings.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo("open");
            assertThat(index.itemCount()).isEqualTo(5);
            assertThat(index.indexSizeBytes()).isBetween(1L, findings.tableSizeBytes());
        });
        assertThat(client.listTables().tableNames()).containsExactly(NAME, "state");
        assertThat(client.listTables(b -> b.limit(1)).lastEvaluatedTableName()).isEqualTo(NAME);
        assertThat(client.listTables(b -> b.exclusiveStartTableName(NAME)).tableNames())
                .containsExactly("state");
    }

    @Test
    void createTable_twiceOrWithOtherKeys_isRefused() {
        assertThatExceptionOfType(ResourceInUseException.class).isThrownBy(() -> TestTable.create(client, NAME));
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> client.createTable(b -> b.tableName("other")
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())))
                .withMessageContaining("does not support a table with the keys id HASH");
    }

    @Test
    void tables_ofAnotherRegion_areOthers() {
        try (DynamoDbClient elsewhere = Clients.dynamoDb(account.endpoint(), Region.US_EAST_1)) {
            assertThat(elsewhere.listTables().tableNames()).isEmpty();
            assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> elsewhere.scan(b -> b.tableName(NAME)))
                    .withMessageContaining("Table: findings not found");
        }
    }

    @Test
    void updateTimeToLive_isDescribed() {
        assertThat(client.describeTimeToLive(b -> b.tableName(NAME))
                        .timeToLiveDescription()
                        .timeToLiveStatusAsString())
                .isEqualTo("DISABLED");

        client.updateTimeToLive(b -> b.tableName(NAME)
                .timeToLiveSpecification(ttl -> ttl.attributeName("expiresAt").enabled(true)));

        assertThat(client.describeTimeToLive(b -> b.tableName(NAME))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expiresAt");
    }

    @Test
    void scan_inPagesWithAFilter_findsAll() {
        putFindings();

        List<ScanResponse> pages = client
                .scanPaginator(b -> b.tableName(NAME)
                        .limit(3)
                        .filterExpression("severity = :s AND begins_with(sk, :f)")
                        .expressionAttributeValues(
                                Map.of(":s", AttributeValue.fromS("HIGH"), ":f", AttributeValue.fromS("finding")))
                        .projectionExpression("sk, severity"))
                .stream()
                .toList();

        assertThat(pages).hasSize(4);
        assertThat(pages).extracting(ScanResponse::scannedCount).containsExactly(3, 3, 3, 1);
        assertThat(pages.stream().flatMap(page -> page.items().stream()).toList())
                .hasSize(4)
                .allSatisfy(item -> assertThat(item).containsOnlyKeys("sk", "severity"));
    }

    @Test
    void scan_countOnly_returnsNoItems() {
        putFindings();

        ScanResponse response = client.scan(b -> b.tableName(NAME).select(Select.COUNT));

        assertThat(response.count()).isEqualTo(10);
        assertThat(response.hasItems()).isFalse();
    }

    @Test
    void query_withSortKeyConditions_readsOnlyThose() {
        putFindings();
        Map<String, AttributeValue> values = Map.of(
                ":p", AttributeValue.fromS("region"),
                ":from", AttributeValue.fromS("finding-3"),
                ":to", AttributeValue.fromS("finding-5"));

        QueryResponse between = client.query(queryOfRegion()
                .keyConditionExpression("pk = :p AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .build());
        QueryResponse prefix = client.query(queryOfRegion()
                .keyConditionExpression("begins_with(sk, :from) AND (pk = :p)")
                .expressionAttributeValues(Map.of(":p", values.get(":p"), ":from", values.get(":from")))
                .build());

        assertThat(sorts(between.items())).containsExactly("finding-5", "finding-4", "finding-3");
        assertThat(between.scannedCount()).isEqualTo(3);
        assertThat(sorts(prefix.items())).containsExactly("finding-3");
    }

    @Test
    void query_ofTheIndexInPages_isSparseAndInItsOrder() {
        putFindings();

        List<Map<String, AttributeValue>> found = client
                .queryPaginator(b -> b.tableName(NAME)
                        .indexName("open")
                        .keyConditionExpression("openPk = :r")
                        .expressionAttributeValues(values(":r", "region"))
                        .limit(2))
                .items()
                .stream()
                .toList();

        assertThat(sorts(found)).containsExactly("finding-8", "finding-6", "finding-4", "finding-2", "finding-0");
    }

    @Test
    void query_thatIsNotServed_isRefusedByName() {
        assertRefused(
                queryOfRegion().keyConditionExpression("sk = :p"), "Query condition missed key schema element: pk");
        assertRefused(
                queryOfRegion().keyConditionExpression("pk = :p OR sk = :p"), "Query key condition not supported");
        assertRefused(queryOfRegion().keyConditionExpression("pk > :p"), "pk must be equal to a text");
        assertRefused(queryOfRegion().indexName("closed"), "does not have the specified index: closed");
        assertRefused(
                queryOfRegion().indexName("open").consistentRead(true).keyConditionExpression("openPk = :p"),
                "Consistent reads are not supported on global secondary indexes");
        assertRefused(queryOfRegion().filterExpression("attribute_exists(#x)"), "attribute name: #x");
        assertRefused(
                queryOfRegion().expressionAttributeNames(Map.of("#unused", "x")),
                "unused in expressions: keys: [#unused]");
        assertRefused(queryOfRegion().attributesToGet("pk"), "does not support the parameter AttributesToGet");
        assertRefused(
                queryOfRegion()
                        .exclusiveStartKey(Map.of("pk", AttributeValue.fromS("q"), "sk", AttributeValue.fromS("s"))),
                "starting key is outside query boundaries");
    }

    private void assertRefused(QueryRequest.Builder request, String message) {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> client.query(request.build()))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void operation_thatIsNotServed_isRefusedByName() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> client.deleteTable(b -> b.tableName(NAME)))
                .withMessageContaining("does not support the operation 'DeleteTable'");
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> client.updateItem(b -> b.tableName(NAME)
                        .key(TestTable.item("one"))
                        .updateExpression("ADD clicks :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))))
                .withMessageContaining("does not support the update clause ADD");
    }

    @Test
    void transactWriteItems_againUnderItsToken_writesOnce() {
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .clientRequestToken("token")
                .transactItems(putNew("one"))
                .build();

        client.transactWriteItems(request);
        client.transactWriteItems(request);

        assertThat(table.items()).hasSize(1);
        assertThatExceptionOfType(IdempotentParameterMismatchException.class)
                .isThrownBy(() -> client.transactWriteItems(
                        request.toBuilder().transactItems(putNew("two")).build()));
        assertThat(table.items()).hasSize(1);
    }

    private static TransactWriteItem putNew(String key) {
        return TransactWriteItem.builder()
                .put(put ->
                        put.tableName(NAME).item(TestTable.item(key)).conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    @Test
    void capacity_ofReads_isCountedInUnitsOf4Kb() {
        put(Item.builder(new ItemKey("p", "one")).bytes("b", new byte[4_000]));
        put(Item.builder(new ItemKey("p", "two")).bytes("b", new byte[4_000]));

        assertThat(units(client.getItem(b -> b.tableName(NAME)
                                .key(TestTable.item("one"))
                                .consistentRead(true)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()))
                .isEqualTo(1);
        assertThat(units(client.query(queryOfRegion()
                                .expressionAttributeValues(values(":p", "p"))
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build())
                        .consumedCapacity()))
                .isEqualTo(1);
        assertThat(units(client.query(queryOfRegion()
                                .consistentRead(true)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build())
                        .consumedCapacity()))
                .isEqualTo(1);
        assertThat(client.getItem(b -> b.tableName(NAME).key(TestTable.item("one")))
                        .consumedCapacity())
                .isNull();
    }

    @Test
    void capacity_ofWrites_isDoubledInTransactionsAndCountsTheIndex() {
        Map<String, AttributeValue> open = Map.of(
                "pk", AttributeValue.fromS("p"),
                "sk", AttributeValue.fromS("s"),
                "openPk", AttributeValue.fromS("r"),
                "openSk", AttributeValue.fromS("1"),
                "text", AttributeValue.fromS("x".repeat(1_500)));

        ConsumedCapacity put = client.putItem(
                        b -> b.tableName(NAME).item(open).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity();
        List<ConsumedCapacity> transaction = client.transactWriteItems(
                        b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .transactItems(putNew("one"), putNew("two")))
                .consumedCapacity();
        ConsumedCapacity deleted = client.deleteItem(b -> b.tableName(NAME)
                        .key(Map.of("pk", open.get("pk"), "sk", open.get("sk")))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity();

        assertThat(put.table().capacityUnits()).isEqualTo(2);
        assertThat(put.globalSecondaryIndexes().values())
                .extracting(software.amazon.awssdk.services.dynamodb.model.Capacity::capacityUnits)
                .containsExactly(2.0);
        assertThat(transaction)
                .singleElement()
                .satisfies(each -> assertThat(units(each)).isEqualTo(4));
        assertThat(units(deleted)).isEqualTo(4);
    }

    private static double units(ConsumedCapacity capacity) {
        return capacity.capacityUnits();
    }

    @Test
    void batchGetItem_ofMoreThan100Keys_isRefused() {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> client.batchGetItem(b -> b.requestItems(Map.of(
                        NAME,
                        KeysAndAttributes.builder()
                                .keys(IntStream.range(0, 101)
                                        .mapToObj(i -> TestTable.item("k" + i))
                                        .toList())
                                .build()))))
                .withMessageContaining("Too many items requested");
    }
}
