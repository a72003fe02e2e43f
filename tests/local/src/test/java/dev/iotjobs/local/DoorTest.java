package dev.iotjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.http.RequestLog;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

class DoorTest {

    private static final int CALLS = 6;

    private static LocalAccount account;
    private static DynamoDbClient direct;

    private TestTable table;
    private String topic;
    private Queue inbox;

    @BeforeAll
    static void startAccount() throws IOException {
        account = LocalAccount.start(InstantSource.system());
        direct = Clients.dynamoDb(account.endpoint());
    }

    @AfterAll
    static void stopAccount() {
        direct.close();
        account.close();
    }

    @BeforeEach
    void prepare() {
        String name = "run-" + System.nanoTime();
        table = TestTable.create(direct, name);
        topic = account.createTopic(Clients.REGION, name);
        inbox = account.subscribeQueue(topic, name);
    }

    /**
     * Makes six calls: one each to STS, Service Quotas, IoT, DynamoDB and SNS, and a second one to DynamoDB. If a call
     * fails, the next ones are still made.
     *
     * @return for each call, whether it succeeded
     */
    private List<Boolean> callAll(URI endpoint) {
        List<Boolean> answered = new ArrayList<>();
        try (StsClient sts = Clients.pointed(StsClient.builder(), endpoint).build();
                ServiceQuotasClient quotas =
                        Clients.pointed(ServiceQuotasClient.builder(), endpoint).build();
                IotClient iot = Clients.pointed(IotClient.builder(), endpoint).build();
                DynamoDbClient dynamoDb = Clients.dynamoDb(endpoint);
                SnsClient sns = Clients.sns(endpoint)) {
            answered.add(succeeds(sts::getCallerIdentity));
            answered.add(succeeds(() -> quotas.listServiceQuotas(b -> b.serviceCode("iot"))));
            answered.add(succeeds(iot::listJobs));
            answered.add(succeeds(() -> table.through(dynamoDb).put("four")));
            answered.add(succeeds(() -> sns.publish(b -> b.topicArn(topic).message("five"))));
            answered.add(succeeds(() -> table.through(dynamoDb).put("six")));
        }
        return answered;
    }

    private static boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (SdkException broken) {
            return false;
        }
    }

    @Test
    void door_allServices_numbersTheirCallsInOneLog() {
        try (Door door = account.door()) {
            assertThat(callAll(door.endpoint())).hasSize(CALLS).doesNotContain(false);
            assertThat(door.requests().entries())
                    .extracting(entry -> entry.number() + " " + entry.api().service() + ":"
                            + entry.api().operation())
                    .containsExactly(
                            "1 sts:GetCallerIdentity",
                            "2 servicequotas:ListServiceQuotas",
                            "3 iot:ListJobs",
                            "4 dynamodb:PutItem",
                            "5 sns:Publish",
                            "6 dynamodb:PutItem");
            assertThat(door.requests().arrivals()).isEqualTo(CALLS);
            assertThat(door.crashed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void crashBefore_eachCall_stopsItAndAllLaterOnes(int call) {
        try (Door door = account.door(CrashPoint.before(call))) {
            assertAnsweredBelow(call, callAll(door.endpoint()));
            assertThat(door.crashed()).isTrue();
        }
        assertEffectsUpTo(call - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void crashAfter_eachCall_lastOneTakesEffectWithoutAnswer(int call) {
        try (Door door = account.door(CrashPoint.after(call))) {
            assertAnsweredBelow(call, callAll(door.endpoint()));
            assertThat(door.crashed()).isTrue();
        }
        assertEffectsUpTo(call);
    }

    @Test
    void crash_beyondTheLastCall_neverHappens() {
        try (Door door = account.door(CrashPoint.before(CALLS + 1))) {
            assertThat(callAll(door.endpoint())).doesNotContain(false);
            assertThat(door.crashed()).isFalse();
        }
    }

    @Test
    void secondDoor_afterACrash_isOpenWhileTheFirstStaysShut() {
        try (Door dead = account.door(CrashPoint.before(1));
                Door restarted = account.door()) {
            assertThat(callAll(restarted.endpoint())).doesNotContain(false);
            assertThat(callAll(dead.endpoint())).doesNotContain(true);
            assertThat(restarted.requests().arrivals()).isEqualTo(CALLS);
        }
        assertThat(inbox.bodies()).hasSize(1);
    }

    @Test
    void requests_crashedCalls_areLoggedAsUnanswered() {
        try (Door door = account.door(CrashPoint.before(2));
                StsClient sts =
                        Clients.pointed(StsClient.builder(), door.endpoint()).build()) {
            sts.getCallerIdentity();
            assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(SdkException.class);
            assertThat(door.requests().entries())
                    .extracting(RequestLog.Entry::status)
                    .containsExactly(200, 0);
        }
    }

    @Test
    void environment_region_pointsEveryServiceAtTheDoor() {
        try (Door door = account.door()) {
            assertThat(door.environment("eu-west-1"))
                    .containsEntry("AWS_ENDPOINT_URL", door.endpoint().toString())
                    .containsEntry("AWS_REGION", "eu-west-1");
        }
    }

    private static void assertAnsweredBelow(int call, List<Boolean> answered) {
        for (int number = 1; number <= CALLS; number++) {
            assertThat(answered.get(number - 1)).as("call %d", number).isEqualTo(number < call);
        }
    }

    private void assertEffectsUpTo(int call) {
        List<String> written = new ArrayList<>();
        if (call >= 4) {
            written.add("four");
        }
        if (call >= 6) {
            written.add("six");
        }
        assertThat(table.keys()).isEqualTo(written);
        assertThat(inbox.bodies()).hasSize(call >= 5 ? 1 : 0);
    }
}
