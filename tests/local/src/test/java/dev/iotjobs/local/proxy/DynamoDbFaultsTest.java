package dev.iotjobs.local.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iotjobs.local.Clients;
import dev.iotjobs.local.DynamoDbLocal;
import dev.iotjobs.local.TestTable;
import dev.iotjobs.simulator.Fault.When;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbFaultsTest {

    private DynamoDbLocal database;
    private FaultProxy proxy;
    private DynamoDbClient client;
    private TestTable table;

    @BeforeEach
    void start() throws IOException {
        database = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
        proxy = FaultProxy.inFrontOf(InstantSource.system(), ForwardingHandler.dynamoDb(database.endpoint()));
        client = Clients.dynamoDb(proxy.endpoint());
        table = TestTable.create(client, "findings");
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
        database.close();
    }

    @Test
    void transactionConflict_secondOfThreeItems_isReadableByPosition() {
        proxy.faults().add(DynamoDbFaults.transactionConflict(new When.Nth(2), 1));

        table.putNew("before");
        TransactionCanceledException refused = refused("a", "b", "c");
        table.putNew("a", "b", "c");

        assertThat(refused.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "TransactionConflict", "None");
        assertThat(refused.cancellationReasons().get(1).message()).isEqualTo("Transaction is ongoing for the item");
        assertThat(refused).hasMessageContaining("[None, TransactionConflict, None]");
        assertThat(table.keys()).containsExactly("a", "b", "before", "c");
    }

    @Test
    void transactionConflict_noPosition_isTheFirstItems() {
        proxy.faults().add(DynamoDbFaults.transactionConflict(new When.Always()));

        assertThat(refused("a", "b").cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("TransactionConflict", "None");
        assertThat(table.keys()).isEmpty();
    }

    @Test
    void transactionCanceled_throttlingError_isAReasonToo() {
        proxy.faults()
                .add(DynamoDbFaults.transactionCanceled(new When.Always(), DynamoDbFaults.THROTTLING_ERROR, 0, 1));

        assertThat(refused("a", "b").cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("ThrottlingError", "ThrottlingError");
    }

    @Test
    void throughputExceeded_firstCall_countsAsThrottled() {
        proxy.faults().add(DynamoDbFaults.throughputExceeded("PutItem", new When.First(1)));

        assertThatThrownBy(() -> table.put("one")).isInstanceOf(ProvisionedThroughputExceededException.class);
        table.put("one");
        assertThat(proxy.requests().totals("PutItem"))
                .satisfies(totals -> assertThat(totals.throttled()).isEqualTo(1))
                .satisfies(totals -> assertThat(totals.calls()).isEqualTo(2));
    }

    @Test
    void throttled_call_isAThrottlingExceptionToTheSdk() {
        proxy.faults().add(DynamoDbFaults.throttled("PutItem", new When.Always()));

        assertThatThrownBy(() -> table.put("one")).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
        });
    }

    private TransactionCanceledException refused(String... keys) {
        return catchThrowableOfType(TransactionCanceledException.class, () -> table.putNew(keys));
    }
}
