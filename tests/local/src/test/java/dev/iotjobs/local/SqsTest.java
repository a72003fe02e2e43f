package dev.iotjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Tests which messages of a queue a receiver gets, and when. */
class SqsTest extends TopicAndQueue {

    @Test
    void receiveMessage_inFlight_isInvisibleUntilItsTimeoutEnds() {
        publish("once");
        assertThat(receive()).hasSize(1);
        NOW.set(NOON.plusSeconds(29));
        assertThat(receive()).isEmpty();

        NOW.set(NOON.plusSeconds(30));

        assertThat(receive())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "2"));
    }

    @Test
    void deleteMessage_received_isGoneForGood() {
        publish("once");
        Message message = receive().getFirst();
        sqs.deleteMessage(b -> b.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));

        NOW.set(NOON.plusSeconds(60));

        assertThat(receive()).isEmpty();
    }

    @Test
    void receiveMessage_longPoll_returnsAsSoonAsAMessageArrives() {
        var poll = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(b -> b.queueUrl(queueUrl).waitTimeSeconds(20))
                        .messages());
        publish("awaited");

        assertThat(poll)
                .succeedsWithin(Duration.ofSeconds(5))
                .satisfies(got -> assertThat(got).hasSize(1));
    }

    @Test
    void sendAndPurge_queue_isEmptyAgain() {
        sqs.sendMessage(b -> b.queueUrl(queueUrl)
                .messageBody("by hand")
                .messageAttributes(Map.of(
                        "by",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("me")
                                .build())));
        assertThat(count()).isEqualTo("1");

        sqs.purgeQueue(b -> b.queueUrl(queueUrl));

        assertThat(count()).isEqualTo("0");
    }

    @Test
    void getQueueUrl_unknownQueue_doesNotExist() {
        assertThatThrownBy(() -> sqs.getQueueUrl(b -> b.queueName("nowhere")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void listQueues_byPrefix_listsThoseOnly() {
        String url = sqs.createQueue(b -> b.queueName("alerts")).queueUrl();

        assertThat(sqs.listQueues(b -> b.queueNamePrefix("aler")).queueUrls()).containsExactly(url);
        assertThat(sqs.getQueueUrl(b -> b.queueName("alerts")).queueUrl()).isEqualTo(url);
    }

    private String count() {
        return sqs.getQueueAttributes(b -> b.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings()
                .getOrDefault("ApproximateNumberOfMessages", "none");
    }
}
