package dev.iotjobs.local;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A table whose items are all in one partition, used through one client. */
public record TestTable(DynamoDbClient client, String name) {

    private static final String PARTITION = "p";

    /** Creates the table. */
    public static TestTable create(DynamoDbClient client, String name) {
        client.createTable(b -> b.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        return new TestTable(client, name);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** The table with this name, used through another client. */
    public TestTable through(DynamoDbClient other) {
        return new TestTable(other, name);
    }

    public void put(String key) {
        client.putItem(b -> b.tableName(name).item(item(key)));
    }

    /** Puts an item for each key, in one transaction. If one of the items exists already, none is written. */
    public void putNew(String... keys) {
        List<TransactWriteItem> items = Arrays.stream(keys)
                .map(key -> Put.builder()
                        .tableName(name)
                        .item(item(key))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
                .map(put -> TransactWriteItem.builder().put(put).build())
                .toList();
        client.transactWriteItems(b -> b.transactItems(items));
    }

    /** The sort keys of all items, sorted. */
    public List<String> keys() {
        return client.scan(b -> b.tableName(name)).items().stream()
                .map(item -> item.getOrDefault("sk", AttributeValue.fromS("")).s())
                .sorted()
                .toList();
    }

    /** The item with this sort key. It has no other attributes than its key. */
    public static Map<String, AttributeValue> item(String key) {
        return Map.of("pk", AttributeValue.fromS(PARTITION), "sk", AttributeValue.fromS(key));
    }
}
