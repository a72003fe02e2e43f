package dev.iotjobs.local.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.iotjobs.local.Clients;
import dev.iotjobs.local.DynamoDbLocal;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.TestTable;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.RequestLog;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

class FaultProxyTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static DynamoDbLocal database;
    private static DynamoDbClient direct;

    private FaultProxy proxy;
    private DynamoDbClient client;
    private TestTable table;
    private TestTable behind;

    @BeforeAll
    static void startDatabase() throws IOException {
        database = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
        direct = Clients.dynamoDb(database.endpoint());
    }

    @AfterAll
    static void stopDatabase() {
        direct.close();
        database.close();
    }

    @BeforeEach
    void start() {
        proxy = FaultProxy.inFrontOf(CLOCK, ForwardingHandler.dynamoDb(database.endpoint()));
        client = Clients.dynamoDb(proxy.endpoint());
        behind = TestTable.create(direct, "findings");
        table = behind.through(client);
    }

    @AfterEach
    void close() {
        direct.deleteTable(b -> b.tableName("findings"));
        client.close();
        proxy.close();
    }

    @Test
    void noFault_callsAndErrorsPassUnchanged() {
        table.put("one");

        assertThat(table.keys()).containsExactly("one");
        assertThatThrownBy(() -> client.putItem(b -> b.tableName("findings")
                        .item(direct.scan(s -> s.tableName("findings")).items().getFirst())
                        .conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void requests_everyCall_isNumberedAndNamedWithItsTable() {
        table.put("one");
        table.putNew("two");
        client.batchGetItem(b -> b.requestItems(Map.of(
                "findings",
                KeysAndAttributes.builder()
                        .keys(List.of(Map.of("pk", AttributeValue.fromS("one"))))
                        .build())));
        client.listTables();

        assertThat(proxy.requests().entries())
                .extracting(RequestLog.Entry::number, entry -> entry.api().operation(), RequestLog.Entry::resource)
                .containsExactly(
                        tuple(1L, "PutItem", "findings"),
                        tuple(2L, "TransactWriteItems", "findings"),
                        tuple(3L, "BatchGetItem", "findings"),
                        tuple(4L, "ListTables", null));
        assertThat(proxy.requests().arrivals()).isEqualTo(4);
    }

    @Test
    void fail_secondCall_refusesThatOneOnly() {
        proxy.faults().add(DynamoDbFaults.internalServerError("PutItem", new When.Nth(2)));

        table.put("one");
        assertThatThrownBy(() -> table.put("two")).isInstanceOf(InternalServerErrorException.class);
        table.put("three");
        assertThat(behind.keys()).containsExactly("one", "three");
    }

    @Test
    void fault_otherTable_isLeftAlone() {
        Fault fault = DynamoDbFaults.internalServerError("PutItem", new When.Always());
        proxy.faults().add(new Fault(fault.where().of("state"), fault.when(), fault.effect()));

        assertThatCode(() -> table.put("one")).doesNotThrowAnyException();
    }

    @Test
    void reset_secondCall_isNeverForwarded() {
        proxy.faults().add(new Fault(Where.operation("PutItem"), new When.Nth(2), new Effect.Reset()));

        table.put("one");
        assertThatThrownBy(() -> table.put("two")).isInstanceOf(SdkClientException.class);
        table.put("three");
        assertThat(behind.keys()).containsExactly("one", "three");
    }

    @Test
    void loseAnswer_secondCall_isWrittenAndNobodyHearsOfIt() {
        proxy.faults().add(new Fault(Where.operation("PutItem"), new When.Nth(2), new Effect.LoseAnswer()));

        table.put("one");
        assertThatThrownBy(() -> table.put("two")).isInstanceOf(SdkClientException.class);
        assertThat(behind.keys()).containsExactly("one", "two");
        assertThat(proxy.requests().entries("PutItem"))
                .extracting(RequestLog.Entry::status)
                .containsExactly(200, 0);
    }

    @Test
    void cutAnswer_call_isWrittenAndItsAnswerBreaksOff() {
        proxy.faults().add(new Fault(Where.operation("Scan"), new When.Nth(2), new Effect.CutAnswer()));
        table.put("one");

        assertThat(table.keys()).containsExactly("one");
        assertThatThrownBy(table::keys).isInstanceOf(SdkClientException.class);
        assertThat(table.keys()).containsExactly("one");
    }

    @Test
    void malformed_answer_isNoJsonThatTheSdkCanRead() {
        proxy.faults().add(DynamoDbFaults.malformed("Scan", new When.First(1)));
        table.put("one");

        assertThatThrownBy(table::keys)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("Unable to unmarshall response");
        assertThat(table.keys()).containsExactly("one");
    }

    @Test
    void slow_call_comesThatMuchLater() {
        proxy.faults().add(Fault.always(Where.operation("PutItem"), new Effect.Slow(Duration.ofMillis(50))));

        long start = System.nanoTime();
        table.put("one");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void beforeAndAfter_call_seeTheTableWithoutAndWithItsEffect() {
        List<List<String>> seen = new ArrayList<>();
        When second = new When.Nth(2);
        proxy.faults()
                .add(new Fault(Where.operation("PutItem"), second, new Effect.Before(() -> seen.add(behind.keys()))));
        proxy.faults()
                .add(new Fault(Where.operation("PutItem"), second, new Effect.After(() -> seen.add(behind.keys()))));

        table.put("one");
        table.put("two");
        assertThat(seen).containsExactly(List.of("one"), List.of("one", "two"));
    }

    @Test
    void after_answerLost_stillHappens() {
        List<List<String>> seen = new ArrayList<>();
        proxy.faults().add(Fault.always(Where.operation("PutItem"), new Effect.LoseAnswer()));
        proxy.faults().add(Fault.always(Where.operation("PutItem"), new Effect.After(() -> seen.add(behind.keys()))));

        assertThatThrownBy(() -> table.put("one")).isInstanceOf(SdkClientException.class);
        assertThat(seen).containsExactly(List.of("one"));
    }

    @Test
    void crashAfter_secondCall_nothingGetsOutAnyMore() {
        try (FaultProxy dying = FaultProxy.inFrontOf(
                        CLOCK, CrashPoint.after(2), ForwardingHandler.dynamoDb(database.endpoint()));
                DynamoDbClient killed = Clients.dynamoDb(dying.endpoint())) {
            TestTable known = table.through(killed);
            known.put("one");
            assertThatThrownBy(() -> known.put("two")).isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> known.put("three")).isInstanceOf(SdkClientException.class);
            assertThatThrownBy(known::keys).isInstanceOf(SdkClientException.class);
        }

        assertThat(behind.keys()).containsExactly("one", "two");
    }

    @Test
    void target_down_leavesTheCallerWithoutAnswer() throws IOException {
        DynamoDbLocal gone = DynamoDbLocal.start(DynamoDbLocal.ANY_PORT);
        try (FaultProxy alone = FaultProxy.inFrontOf(CLOCK, ForwardingHandler.dynamoDb(gone.endpoint()));
                DynamoDbClient caller = Clients.dynamoDb(alone.endpoint())) {
            gone.close();

            assertThatThrownBy(caller::listTables).isInstanceOf(SdkClientException.class);
            assertThat(alone.requests().entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.status()).isZero());
        }
    }

    @Test
    void sns_downForOneCall_publishesTheOthers() throws IOException {
        try (LocalAccount account = LocalAccount.start(CLOCK);
                FaultProxy before = FaultProxy.inFrontOf(CLOCK, ForwardingHandler.sns(account.endpoint()));
                SnsClient sns = Clients.sns(before.endpoint())) {
            String topic = account.createTopic(Clients.REGION, "alerts");
            var inbox = account.subscribeQueue(topic, "inbox");
            before.faults()
                    .add(new Fault(
                            Where.operation("Publish").of(topic),
                            new When.Nth(1),
                            new Effect.Fail(503, "ServiceUnavailable", "down")));

            assertThatThrownBy(() -> sns.publish(b -> b.topicArn(topic).message("lost")))
                    .isInstanceOfSatisfying(
                            SnsException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable"));
            sns.publish(b -> b.topicArn(topic).message("heard & understood"));
            assertThat(inbox.bodies()).singleElement().asString().contains("heard & understood");
        }
    }
}
