package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.aws.sns.SnsAlertChannel;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.message.Subscribers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Tests publishing to a topic. Subscribers must get the text of a message, and attributes for their filters. */
abstract class AlertChannelContract {

    private static final String TEXT = "1 new, 1 resolved.\n\nÜber die Flotte: 38.0 %\n";

    abstract Cloud cloud();

    @Test
    void publish_message_reachesAQueueWithTextAndAttributes() {
        SnsClient sns = cloud().sns();
        SqsClient sqs = cloud().sqs();
        String topicArn = sns.createTopic(request -> request.name("alerts-raw")).topicArn();
        String queueUrl = subscribedQueue(sns, sqs, topicArn, "raw", Map.of("RawMessageDelivery", "true"));
        Message message = message(
                text("severity", "HIGH"),
                text("numbers", "{\"eu-west-1\":1795848302000}"),
                new MessageAttribute("schemaVersion", "Number", "1"),
                new MessageAttribute("regions", "String.Array", "[\"eu-west-1\"]"));

        assertThat(new SnsAlertChannel(sns, topicArn).publish(message)).isEqualTo(new Delivery.Accepted());

        var received = received(sqs, queueUrl);
        assertThat(received.body()).isEqualTo(TEXT);
        assertThat(received.messageAttributes())
                .extractingFromEntries(entry -> entry.getKey() + ":"
                        + entry.getValue().dataType() + "=" + entry.getValue().stringValue())
                .containsExactlyInAnyOrder(
                        "severity:String=HIGH",
                        "numbers:String={\"eu-west-1\":1795848302000}",
                        "schemaVersion:Number=1",
                        "regions:String.Array=[\"eu-west-1\"]");
    }

    @Test
    void publish_withoutTheAttributeOfAFilterPolicy_isNotDelivered() {
        SnsClient sns = cloud().sns();
        SqsClient sqs = cloud().sqs();
        String topicArn =
                sns.createTopic(request -> request.name("alerts-filtered")).topicArn();
        String news = subscribedQueue(sns, sqs, topicArn, "news", filter("severity"));
        String over = subscribedQueue(sns, sqs, topicArn, "over", filter("resolvedSeverity"));
        SnsAlertChannel channel = new SnsAlertChannel(sns, topicArn);

        assertThat(channel.publish(message(text("resolvedSeverity", "CRITICAL"))))
                .isEqualTo(new Delivery.Accepted());

        assertThat(received(sqs, over).body()).contains("1 resolved");
        assertThat(sqs.receiveMessage(request -> request.queueUrl(news)).messages())
                .isEmpty();
    }

    @Test
    void publish_missingTopic_isRefusedAndSaysWhatToDo() {
        String topicArn = "arn:aws:sns:" + Cloud.REGION.id() + ":000000000000:nowhere";

        assertThat(new SnsAlertChannel(cloud().sns(), topicArn).publish(message(text("severity", "HIGH"))))
                .isEqualTo(new Delivery.Refused("topic " + topicArn + " does not exist: set AUDIT_TOPIC_ARN"
                        + " (--topic-arn) to the stack's output AlertTopicArn"));
    }

    @Test
    void subscribers_ofATopicWithoutAny_areNone() {
        SnsClient sns = cloud().sns();
        String topicArn =
                sns.createTopic(request -> request.name("alerts-unheard")).topicArn();

        assertThat(new SnsAlertChannel(sns, topicArn).subscribers()).isEqualTo(Subscribers.of(0, 0));
    }

    @Test
    void subscribers_missingTopic_areCertainlyNone() {
        String topicArn = "arn:aws:sns:" + Cloud.REGION.id() + ":000000000000:nowhere";

        assertThat(new SnsAlertChannel(cloud().sns(), topicArn).subscribers().isChannelMissing())
                .isTrue();
    }

    private static Message message(MessageAttribute... attributes) {
        return new Message(
                "2c1f5a94-6f0e-4c1d-8d0a-2f3b8f6f3b11",
                "[HIGH] IoT jobs 123456789012: 1 new, 1 resolved",
                TEXT,
                List.of(attributes));
    }

    private static MessageAttribute text(String name, String value) {
        return new MessageAttribute(name, "String", value);
    }

    private static Map<String, String> filter(String attribute) {
        return Map.of("FilterPolicy", "{\"" + attribute + "\":[\"CRITICAL\"]}");
    }

    static String subscribedQueue(
            SnsClient sns, SqsClient sqs, String topicArn, String name, Map<String, String> attributes) {
        String url = sqs.createQueue(request -> request.queueName(name)).queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        sns.subscribe(request ->
                request.topicArn(topicArn).protocol("sqs").endpoint(arn).attributes(attributes));
        return url;
    }

    private static software.amazon.awssdk.services.sqs.model.Message received(SqsClient sqs, String queueUrl) {
        var messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .waitTimeSeconds((int) Duration.ofSeconds(5).toSeconds())
                        .messageAttributeNames("All"))
                .messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
