package dev.iotjobs.local;

import java.time.Instant;

/**
 * A mail from SNS to a subscriber.
 *
 * @param to mail address of the subscriber
 * @param subject the message's subject; SNS's default subject if the message has none
 * @param body text of the message, without the footer that SNS adds
 */
public record Mail(Instant sentAt, String to, String subject, String body, String topicArn, String subscriptionArn) {

    static final String NO_SUBJECT = "AWS Notification Message";

    /** The complete mail: headers, message, footer. */
    public String asText() {
        return """
                From: AWS Notifications <no-reply@sns.amazonaws.com>
                To: %s
                Subject: %s

                %s

                --
                If you wish to stop receiving notifications from this topic, unsubscribe:
                %s
                """.formatted(to, subject, body, subscriptionArn);
    }
}
