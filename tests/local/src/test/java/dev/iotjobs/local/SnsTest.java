package dev.iotjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tests which messages of a topic each subscriber gets. */
class SnsTest extends TopicAndQueue {

    @Test
    void publish_subscribedQueue_deliversTheEnvelope() {
        String id = sns.publish(b -> b.topicArn(topic)
                        .subject("3 findings <critical> & more")
                        .message("Zwölf Jobs\nohne Timeout")
                        .messageAttributes(Map.of("severity", string("CRITICAL"))))
                .messageId();

        JsonNode envelope = json(receive().getFirst().body());

        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asText()).isEqualTo("3 findings <critical> & more");
        assertThat(envelope.path("Message").asText()).isEqualTo("Zwölf Jobs\nohne Timeout");
        assertThat(envelope.path("Timestamp").asText()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(envelope.at("/MessageAttributes/severity/Type").asText()).isEqualTo("String");
        assertThat(envelope.at("/MessageAttributes/severity/Value").asText()).isEqualTo("CRITICAL");
    }

    @Test
    void publish_withoutSubject_leavesItOut() {
        publish("text");

        assertThat(json(receive().getFirst().body()).has("Subject")).isFalse();
    }

    @Test
    void publish_rawDelivery_deliversMessageAndAttributes() {
        setSubscription("RawMessageDelivery", "true");
        sns.publish(b -> b.topicArn(topic).message("bare").messageAttributes(Map.of("severity", string("HIGH"))));

        Message message = receive().getFirst();

        assertThat(message.body()).isEqualTo("bare");
        assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "severity", value -> assertThat(value.stringValue()).isEqualTo("HIGH"));
    }

    @Test
    void publish_messagePerProtocol_deliversTheQueuesOwnWithoutAttributes() {
        sns.publish(b -> b.topicArn(topic)
                .messageStructure("json")
                .message("{\"default\":\"for all\",\"sqs\":\"for queues\"}")
                .messageAttributes(Map.of("severity", string("HIGH"))));

        JsonNode envelope = json(receive().getFirst().body());

        assertThat(envelope.path("Message").asText()).isEqualTo("for queues");
        assertThat(envelope.has("MessageAttributes")).isFalse();
    }

    @Test
    void publish_filterOnAttribute_deliversOnlyWhatMatches() {
        setSubscription("FilterPolicy", "{\"severity\":[\"CRITICAL\",{\"prefix\":\"HI\"}]}");
        for (String severity : List.of("LOW", "HIGH", "MEDIUM", "CRITICAL")) {
            sns.publish(
                    b -> b.topicArn(topic).message(severity).messageAttributes(Map.of("severity", string(severity))));
        }
        publish("no attribute at all");

        assertThat(delivered()).containsExactlyInAnyOrder("HIGH", "CRITICAL");
    }

    @Test
    void publish_filterOnBody_deliversOnlyWhatMatches() {
        setSubscription("FilterPolicyScope", "MessageBody");
        setSubscription("FilterPolicy", "{\"run\":{\"findings\":[0]},\"rules\":[{\"anything-but\":\"x\"}]}");
        publish("{\"run\":{\"findings\":0},\"rules\":[\"x\",\"y\"]}");
        publish("{\"run\":{\"findings\":1},\"rules\":[\"y\"]}");
        publish("{\"run\":{\"findings\":0},\"rules\":[\"x\"]}");
        publish("no JSON");

        assertThat(delivered()).containsExactly("{\"run\":{\"findings\":0},\"rules\":[\"x\",\"y\"]}");
    }

    @Test
    void setSubscriptionAttributes_unknownFilterOperator_isRefused() {
        assertThatThrownBy(() -> setSubscription("FilterPolicy", "{\"a\":[{\"numeric\":[\">\",1]}]}"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Unrecognized match type numeric");
    }

    @Test
    void publish_mailSubscriber_getsAMail() {
        account.subscribeMail(topic, "security@example.com");
        sns.publish(b -> b.topicArn(topic).subject("Audit").message("1 finding"));

        Mail mail = account.mailbox().getLast();

        assertThat(mail.to()).isEqualTo("security@example.com");
        assertThat(mail.asText()).contains("Subject: Audit", "1 finding", "unsubscribe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "bell\u0007", "separator\u2028"})
    void publish_badSubject_isRefused(String subject) {
        assertThatThrownBy(() ->
                        sns.publish(b -> b.topicArn(topic).subject(subject).message("m")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Subject");
    }

    @Test
    void publish_subjectOf99Characters_isAcceptedAndOf100Refused() {
        sns.publish(b -> b.topicArn(topic).subject("ü".repeat(99)).message("m"));

        assertThatThrownBy(() -> sns.publish(
                        b -> b.topicArn(topic).subject("x".repeat(100)).message("m")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void publish_messageOfTheLimitWithAttributes_isAcceptedAndOneByteMoreRefused() {
        Map<String, MessageAttributeValue> sixteenBytes = Map.of("severity", string("LO"));
        sns.publish(b -> b.topicArn(topic).message("x".repeat(262_144 - 16)).messageAttributes(sixteenBytes));

        assertThatThrownBy(() -> sns.publish(
                        b -> b.topicArn(topic).message("x".repeat(262_144 - 15)).messageAttributes(sixteenBytes)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Message too long");
        assertThatThrownBy(() -> publish(""))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Empty message");
    }

    @Test
    void publish_unknownTopic_isNotFound() {
        assertThatThrownBy(() -> sns.publish(b -> b.topicArn(topic + "x").message("m")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist");
    }

    @Test
    void publishBatch_oneBadEntry_failsAlone() {
        var answer = sns.publishBatch(b -> b.topicArn(topic)
                .publishBatchRequestEntries(
                        entry("good", "Subject", "m"), entry("bad", "two\nlines", "m"), entry("too", "Subject", "n")));

        assertThat(answer.successful()).extracting("id").containsExactly("good", "too");
        assertThat(answer.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.id()).isEqualTo("bad");
            assertThat(failed.code()).isEqualTo("InvalidParameter");
            assertThat(failed.senderFault()).isTrue();
        });
        assertThat(delivered()).containsExactlyInAnyOrder("m", "n");
    }

    @Test
    void publishBatch_elevenEntries_isRefused() {
        var entries = IntStream.range(0, 11)
                .mapToObj(number -> entry("e" + number, "s", "m"))
                .toList();

        assertThatThrownBy(() -> sns.publishBatch(b -> b.topicArn(topic).publishBatchRequestEntries(entries)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void publish_snsDownByPlan_fails503UntilItIsUpAgain() {
        account.account()
                .faults()
                .add(new Fault(
                        Fault.Where.operation("Publish").of(topic),
                        new Fault.When.First(1),
                        new Fault.Effect.Fail(503, "ServiceUnavailable", "down")));

        assertThatThrownBy(() -> publish("lost"))
                .isInstanceOfSatisfying(
                        SnsException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
        publish("arrives");

        assertThat(delivered()).containsExactly("arrives");
    }

    @Test
    void topicAttributes_setAndListed_comeBack() {
        sns.setTopicAttributes(
                b -> b.topicArn(topic).attributeName("DisplayName").attributeValue("IoT audit"));

        assertThat(sns.getTopicAttributes(b -> b.topicArn(topic)).attributes())
                .containsEntry("DisplayName", "IoT audit")
                .containsEntry("SubscriptionsConfirmed", "1");
        assertThat(sns.listTopics().topics()).extracting("topicArn").contains(topic);
        assertThat(sns.listSubscriptionsByTopic(b -> b.topicArn(topic)).subscriptions())
                .extracting("subscriptionArn")
                .containsExactly(subscription);
    }

    @Test
    void unsubscribe_queue_getsNothingMore() {
        sns.unsubscribe(b -> b.subscriptionArn(subscription));
        publish("unheard");

        assertThat(delivered()).isEmpty();
    }

    private void setSubscription(String name, String value) {
        sns.setSubscriptionAttributes(
                b -> b.subscriptionArn(subscription).attributeName(name).attributeValue(value));
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static PublishBatchRequestEntry entry(String id, String subject, String message) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .subject(subject)
                .message(message)
                .build();
    }
}
