package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.alert.AlertChannel.UndeliveredException;
import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.alert.News;
import dev.iotjobs.auditor.aws.SnsAlertChannel;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.report.DigestText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a topic must do with an alert: subscribers get the text, and attributes to filter by. */
abstract class AlertChannelContract {

    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    private final Samples samples = new Samples("eu-west-1", NOW);

    abstract Cloud cloud();

    @Test
    void send_digest_reachesAQueueWithTextAndAttributes() throws UndeliveredException {
        SnsClient sns = cloud().sns();
        SqsClient sqs = cloud().sqs();
        String topicArn = sns.createTopic(request -> request.name("alerts-raw")).topicArn();
        String queueUrl = subscribedQueue(sns, sqs, topicArn, "raw", Map.of("RawMessageDelivery", "true"));
        Digest digest = digest(transition("pump", TransitionType.OPENED), transition("valve", TransitionType.RESOLVED));

        new SnsAlertChannel(sns, topicArn).send(digest);

        Message message = received(sqs, queueUrl);
        assertThat(message.body()).isEqualTo(DigestText.of(digest).body());
        assertThat(message.messageAttributes())
                .extractingFromEntries(
                        entry -> entry.getKey() + "=" + entry.getValue().stringValue())
                .containsExactlyInAnyOrder(
                        "alertId=digest-1",
                        "accountId=123456789012",
                        "severity=HIGH",
                        "regions=[\"eu-west-1\"]",
                        "transitions=[\"OPENED\",\"RESOLVED\"]");
    }

    @Test
    void send_goodNewsOnly_carriesTheSeverityThatIsOver() throws UndeliveredException {
        SnsClient sns = cloud().sns();
        SqsClient sqs = cloud().sqs();
        String topicArn =
                sns.createTopic(request -> request.name("alerts-filtered")).topicArn();
        String queueUrl = subscribedQueue(
                sns, sqs, topicArn, "filtered", Map.of("FilterPolicy", "{\"severity\":[\"HIGH\",\"CRITICAL\"]}"));

        new SnsAlertChannel(sns, topicArn).send(digest(transition("pump", TransitionType.RESOLVED)));

        assertThat(received(sqs, queueUrl).body()).contains("digest-1").contains("RESOLVED");
    }

    @Test
    void send_missingTopic_saysWhichAndWhatToDo() {
        String topicArn = "arn:aws:sns:" + Cloud.REGION.id() + ":000000000000:nowhere";
        SnsAlertChannel channel = new SnsAlertChannel(cloud().sns(), topicArn);

        assertThatThrownBy(() -> channel.send(digest(transition("pump", TransitionType.OPENED))))
                .isInstanceOf(UndeliveredException.class)
                .hasMessage(
                        "topic " + topicArn + " does not exist: deploy template.yaml, or name the topic that does in"
                                + " AUDIT_TOPIC_ARN (--topic-arn)");
    }

    private Transition transition(String jobId, TransitionType type) {
        return samples.transition(samples.subject(jobId), "IOTJ-CFG-01", type);
    }

    private static Digest digest(Transition... changes) {
        return new Digest("digest-1", "123456789012", NOW, News.of(List.of(changes)), News.of(List.of()), 0, List.of());
    }

    private static String subscribedQueue(
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

    private static Message received(SqsClient sqs, String queueUrl) {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .waitTimeSeconds((int) Duration.ofSeconds(5).toSeconds())
                        .messageAttributeNames("All"))
                .messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
