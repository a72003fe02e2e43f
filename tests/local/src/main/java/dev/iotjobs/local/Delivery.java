package dev.iotjobs.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Delivers the messages of SNS topics to queues and mail addresses, without delay. Safe for use by many threads. */
final class Delivery {

    private static final int MAX_RAW_ATTRIBUTES = 10;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Topics topics;
    private final Queues queues;
    private final InstantSource clock;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    Delivery(Topics topics, Queues queues, InstantSource clock) {
        this.topics = topics;
        this.queues = queues;
        this.clock = clock;
    }

    /** Every mail sent so far, oldest first. */
    List<Mail> mails() {
        return List.copyOf(mails);
    }

    /**
     * Delivers a message to every subscription whose filter policy accepts it.
     *
     * @return the id of the message
     */
    String publish(String topicArn, Publication publication) {
        String messageId = UUID.randomUUID().toString();
        topics.subscriptionsOf(topicArn).stream()
                .filter(subscription -> subscription.wants(publication))
                .forEach(subscription -> deliver(messageId, publication, subscription));
        return messageId;
    }

    private void deliver(String messageId, Publication publication, Subscription subscription) {
        switch (subscription.protocol()) {
            case "sqs" ->
                queues.find(subscription.endpoint())
                        .ifPresent(queue -> enqueue(queue, messageId, publication, subscription));
            case "email" -> mails.add(mail(publication, subscription));
            default -> throw new IllegalStateException("unknown protocol: " + subscription.protocol());
        }
    }

    private void enqueue(Queue queue, String messageId, Publication publication, Subscription subscription) {
        Duration delay = queue.seconds("DelaySeconds");
        if (!subscription.isRaw()) {
            queue.send(envelope(messageId, publication, subscription), Map.of(), delay);
        } else if (publication.attributes().size() <= MAX_RAW_ATTRIBUTES) { // SNS drops raw messages with more
            queue.send(publication.textFor("sqs"), publication.attributes(), delay);
        }
    }

    private Mail mail(Publication publication, Subscription subscription) {
        String subject = publication.subject() == null ? Mail.NO_SUBJECT : publication.subject();
        return new Mail(
                clock.instant(),
                subscription.endpoint(),
                subject,
                publication.textFor("email"),
                subscription.topicArn(),
                subscription.arn());
    }

    private String envelope(String messageId, Publication publication, Subscription subscription) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode envelope = MAPPER.createObjectNode();
        envelope.put("Type", "Notification");
        envelope.put("MessageId", messageId);
        envelope.put("TopicArn", subscription.topicArn());
        if (publication.subject() != null) {
            envelope.put("Subject", publication.subject());
        }
        envelope.put("Message", publication.textFor("sqs"));
        envelope.put("Timestamp", now.toString());
        envelope.put("SignatureVersion", "1");
        envelope.put("Signature", "EXAMPLE");
        envelope.put("SigningCertURL", "https://sns.example.com/SimpleNotificationService.pem");
        envelope.put(
                "UnsubscribeURL", "https://sns.example.com/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        if (!publication.attributes().isEmpty()) {
            ObjectNode attributes = envelope.putObject("MessageAttributes");
            publication
                    .attributes()
                    .forEach((name, attribute) -> attributes
                            .putObject(name)
                            .put("Type", attribute.type())
                            .put("Value", attribute.value()));
        }
        return text(envelope);
    }

    private static String text(ObjectNode envelope) {
        try {
            return MAPPER.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
