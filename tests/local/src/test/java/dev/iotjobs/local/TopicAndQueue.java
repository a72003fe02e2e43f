package dev.iotjobs.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Shared by tests of SNS and SQS: an account whose time the tests set. Each test has its own topic, and its own queue
 * that is subscribed to the topic.
 */
abstract class TopicAndQueue {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
    private static final JsonMapper MAPPER = new JsonMapper();

    static LocalAccount account;
    static SnsClient sns;
    static SqsClient sqs;

    String topic = "";
    String queueUrl = "";
    String subscription = "";

    @BeforeAll
    static void start() throws IOException {
        InstantSource clock = NOW::get;
        account = LocalAccount.start(new SimulatedAccount(LocalAccount.ACCOUNT_ID, clock), LocalAccount.ANY_PORT);
        sns = Clients.sns(account);
        sqs = Clients.sqs(account);
    }

    @AfterAll
    static void stop() {
        sns.close();
        sqs.close();
        account.close();
    }

    @BeforeEach
    void subscribeAQueue(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName() + "-" + System.nanoTime();
        topic = sns.createTopic(b -> b.name(name)).topicArn();
        queueUrl = sqs.createQueue(b -> b.queueName("q" + System.nanoTime())).queueUrl();
        String queueArn = sqs.getQueueAttributes(b -> b.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        subscription = sns.subscribe(b -> b.topicArn(topic).protocol("sqs").endpoint(queueArn))
                .subscriptionArn();
    }

    @AfterEach
    void repair() {
        NOW.set(NOON);
        account.account().faults().clear();
    }

    List<Message> receive() {
        return sqs.receiveMessage(b -> b.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    List<String> delivered() {
        return receive().stream()
                .map(message -> json(message.body()).path("Message").asText())
                .toList();
    }

    void publish(String message) {
        sns.publish(b -> b.topicArn(topic).message(message));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
