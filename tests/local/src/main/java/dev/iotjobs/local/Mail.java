package dev.iotjobs.local;

import java.time.Instant;

/**
 * A mail that SNS would have sent.
 *
 * @param to the subscribed address
 * @param subject the message's subject, or SNS's stand-in for a missing one
 * @param body the message, without the footer that SNS puts below it
 */
public record Mail(Instant sentAt, String to, String subject, String body, String topicArn, String subscriptionArn) {

    static final String NO_SUBJECT = "AWS Notification Message";

    /** The mail as its reader sees it: head, message, footer. */
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
