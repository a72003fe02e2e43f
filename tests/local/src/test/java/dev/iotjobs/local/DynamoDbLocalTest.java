package dev.iotjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbLocalTest {

    @Test
    void start_anyPort_servesTablesAndTransactions() throws IOException {
        try (DynamoDbLocal database = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
                DynamoDbClient client = Clients.dynamoDb(database.endpoint())) {
            createTable(client);
            putNew(client, "one");

            assertThatThrownBy(() -> putNew(client, "one"))
                    .isInstanceOfSatisfying(
                            TransactionCanceledException.class,
                            e -> assertThat(e.cancellationReasons())
                                    .extracting("code")
                                    .containsExactly("ConditionalCheckFailed"));
            assertThat(client.scan(b -> b.tableName("findings")).items())
                    .containsExactly(Map.of("pk", AttributeValue.fromS("one")));
        }
    }

    @Test
    void start_twoAtOnce_shareNothing() throws IOException {
        try (DynamoDbLocal one = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
                DynamoDbLocal other = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
                DynamoDbClient client = Clients.dynamoDb(one.endpoint());
                DynamoDbClient otherClient = Clients.dynamoDb(other.endpoint())) {
            createTable(client);

            assertThat(otherClient.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void start_portTaken_saysWhich() throws IOException {
        try (DynamoDbLocal first = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT)) {
            int taken = first.endpoint().getPort();

            assertThatThrownBy(() -> DynamoDbLocal.start(taken))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken);
        }
    }

    @Test
    void close_afterUse_leavesNoPortAndNoThreadBehind() throws Exception {
        URI endpoint;
        var before = Thread.getAllStackTraces().keySet();
        try (DynamoDbLocal database = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
                DynamoDbClient client = Clients.dynamoDb(database.endpoint())) {
            endpoint = database.endpoint();
            createTable(client);
        }

        assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                .isInstanceOf(ConnectException.class);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.isDaemon() && !before.contains(thread)) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static void createTable(DynamoDbClient client) {
        AttributeDefinition attribute = AttributeDefinition.builder()
                .attributeName("pk")
                .attributeType(ScalarAttributeType.S)
                .build();
        KeySchemaElement key = KeySchemaElement.builder()
                .attributeName("pk")
                .keyType(KeyType.HASH)
                .build();
        client.createTable(b -> b.tableName("findings")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute)
                .keySchema(key));
    }

    private static void putNew(DynamoDbClient client, String key) {
        Put put = Put.builder()
                .tableName("findings")
                .item(Map.of("pk", AttributeValue.fromS(key)))
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        TransactWriteItem item = TransactWriteItem.builder().put(put).build();
        client.transactWriteItems(b -> b.transactItems(item));
    }
}
