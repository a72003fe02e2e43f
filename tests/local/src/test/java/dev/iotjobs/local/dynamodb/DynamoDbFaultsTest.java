package dev.iotjobs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iotjobs.local.Clients;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.TestTable;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.http.RequestLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbFaultsTest {

    private static final String NAME = "findings";

    private LocalAccount account;
    private DynamoDbClient client;
    private TestTable table;

    @BeforeEach
    void start() throws IOException {
        account = LocalAccount.start(InstantSource.system());
        client = Clients.dynamoDb(account.endpoint());
        table = TestTable.create(client, NAME);
    }

    @AfterEach
    void stop() {
        client.close();
        account.close();
    }

    private void plan(Fault fault) {
        account.account().faults().add(fault);
    }

    /**
     * The sort keys of the items in the table. Reads them without HTTP, so that planned faults do not disturb the
     * reading.
     */
    private List<String> written() {
        return account.tables(Clients.REGION).table(NAME).items().stream()
                .map(item -> item.key().sort())
                .toList();
    }

    @Test
    void transactionConflict_secondOfThreeItems_isReadableByPosition() {
        plan(DynamoDbFaults.transactionConflict(new When.Nth(2), 1));

        table.putNew("before");
        TransactionCanceledException refused = refused("a", "b", "c");
        table.putNew("a", "b", "c");

        assertThat(refused.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "TransactionConflict", "None");
        assertThat(refused.cancellationReasons().get(1).message()).isEqualTo("Transaction is ongoing for the item");
        assertThat(refused).hasMessageContaining("[None, TransactionConflict, None]");
        assertThat(written()).containsExactly("a", "b", "before", "c");
    }

    @Test
    void transactionConflict_noPosition_isTheFirstItems() {
        plan(DynamoDbFaults.transactionConflict(new When.Always()));

        assertThat(refused("a", "b").cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("TransactionConflict", "None");
        assertThat(written()).isEmpty();
    }

    @Test
    void transactionCanceled_throttlingError_isAReasonToo() {
        plan(DynamoDbFaults.transactionCanceled(new When.Always(), DynamoDbFaults.THROTTLING_ERROR, 0, 1));

        assertThat(refused("a", "b").cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("ThrottlingError", "ThrottlingError");
    }

    @Test
    void throughputExceeded_firstCall_countsAsThrottled() {
        plan(DynamoDbFaults.throughputExceeded("PutItem", new When.First(1)));

        assertThatThrownBy(() -> table.put("one")).isInstanceOf(ProvisionedThroughputExceededException.class);
        table.put("one");
        assertThat(account.requests().totals("PutItem"))
                .satisfies(totals -> assertThat(totals.throttled()).isEqualTo(1))
                .satisfies(totals -> assertThat(totals.calls()).isEqualTo(2));
    }

    @Test
    void throttled_call_isAThrottlingExceptionToTheSdk() {
        plan(DynamoDbFaults.throttled("PutItem", new When.Always()));

        assertThatThrownBy(() -> table.put("one")).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
        });
    }

    @Test
    void internalServerError_secondCall_refusesThatOneOnly() {
        plan(DynamoDbFaults.internalServerError("PutItem", new When.Nth(2)));

        table.put("one");
        assertThatThrownBy(() -> table.put("two")).isInstanceOf(InternalServerErrorException.class);
        table.put("three");
        assertThat(written()).containsExactly("one", "three");
    }

    @Test
    void fault_ofAnotherTable_doesNotStrike() {
        Fault fault = DynamoDbFaults.internalServerError("PutItem", new When.Always());
        plan(new Fault(fault.where().of("state"), fault.when(), fault.effect()));

        assertThatCode(() -> table.put("one")).doesNotThrowAnyException();
    }

    @Test
    void malformed_answer_isNoJsonThatTheSdkCanRead() {
        plan(DynamoDbFaults.malformed("Scan", new When.First(1)));
        table.put("one");

        assertThatThrownBy(table::keys)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("Unable to unmarshall response");
        assertThat(table.keys()).containsExactly("one");
    }

    @Test
    void reset_secondCall_neverTakesEffect() {
        plan(new Fault(Where.operation("PutItem"), new When.Nth(2), new Effect.Reset()));

        table.put("one");
        assertThatThrownBy(() -> table.put("two")).isInstanceOf(SdkClientException.class);
        assertThat(written()).containsExactly("one");
    }

    @Test
    void loseAnswer_secondCall_takesEffectWithoutAnAnswer() {
        plan(new Fault(Where.operation("PutItem"), new When.Nth(2), new Effect.LoseAnswer()));

        table.put("one");
        assertThatThrownBy(() -> table.put("two")).isInstanceOf(SdkClientException.class);
        assertThat(written()).containsExactly("one", "two");
        assertThat(account.requests().entries("PutItem"))
                .extracting(RequestLog.Entry::status)
                .containsExactly(200, 0);
    }

    @Test
    void cutAnswer_secondCall_breaksOffWithinTheAnswer() {
        plan(new Fault(Where.operation("Scan"), new When.Nth(2), new Effect.CutAnswer()));
        table.put("one");

        assertThat(table.keys()).containsExactly("one");
        assertThatThrownBy(table::keys).isInstanceOf(SdkClientException.class);
        assertThat(table.keys()).containsExactly("one");
    }

    @Test
    void beforeAndAfter_call_seeTheTableWithoutAndWithItsEffect() {
        List<List<String>> seen = new ArrayList<>();
        When second = new When.Nth(2);
        plan(new Fault(Where.operation("PutItem"), second, new Effect.Before(() -> seen.add(written()))));
        plan(new Fault(Where.operation("PutItem"), second, new Effect.After(() -> seen.add(written()))));

        table.put("one");
        table.put("two");
        assertThat(seen).containsExactly(List.of("one"), List.of("one", "two"));
    }

    private TransactionCanceledException refused(String... keys) {
        return catchThrowableOfType(TransactionCanceledException.class, () -> table.putNew(keys));
    }
}
