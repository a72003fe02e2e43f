package dev.iotjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbLocalTest {

    @Test
    void start_anyPort_servesTablesAndTransactions() throws IOException {
        try (DynamoDbLocal database = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
                DynamoDbClient client = Clients.dynamoDb(database.endpoint())) {
            TestTable table = TestTable.create(client, "findings");
            table.putNew("one");

            assertThatThrownBy(() -> table.putNew("one"))
                    .isInstanceOfSatisfying(
                            TransactionCanceledException.class,
                            e -> assertThat(e.cancellationReasons())
                                    .extracting("code")
                                    .containsExactly("ConditionalCheckFailed"));
            assertThat(table.keys()).containsExactly("one");
        }
    }

    @Test
    void start_twoAtOnce_shareNothing() throws IOException {
        try (DynamoDbLocal one = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
                DynamoDbLocal other = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
                DynamoDbClient client = Clients.dynamoDb(one.endpoint());
                DynamoDbClient otherClient = Clients.dynamoDb(other.endpoint())) {
            TestTable.create(client, "findings");

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
            TestTable.create(client, "findings");
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
}
