package dev.iotjobs.auditor.aws.sns;

import dev.iotjobs.auditor.aws.error.ErrorCodes;
import dev.iotjobs.auditor.aws.settings.SettingsRules;
import dev.iotjobs.auditor.message.AlertChannel;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.message.Subscribers;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes alerts to an SNS topic as plain text. Safe for use by several threads. */
public final class SnsAlertChannel implements AlertChannel {

    /** Time-out of the call that reads the number of subscriptions. */
    private static final Duration ASKING = Duration.ofSeconds(3); // short, because the audit waits

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final SnsClient client;
    private final String topicArn;

    /** @param client must not retry: the caller must know after each attempt whether SNS may have the message */
    public SnsAlertChannel(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    public Delivery publish(Message message) {
        try {
            // A proxy may also answer with status 200, but without a message id
            return client.publish(request(message)).messageId() == null
                    ? new Delivery.Unknown("topic " + topicArn
                            + ": the answer has no message id, so it may come from a proxy and not from SNS")
                    : new Delivery.Accepted();
        } catch (SdkException e) {
            return isRefusal(e) ? new Delivery.Refused(problem(e)) : new Delivery.Unknown(problem(e));
        }
    }

    @Override
    public Subscribers subscribers() {
        try {
            Map<String, String> attributes = client.getTopicAttributes(request ->
                            request.topicArn(topicArn).overrideConfiguration(call -> call.apiCallTimeout(ASKING)))
                    .attributes();
            String confirmed = attributes.getOrDefault("SubscriptionsConfirmed", "");
            String pending = attributes.getOrDefault("SubscriptionsPending", "0");
            return COUNT.matcher(confirmed).matches() && COUNT.matcher(pending).matches()
                    ? Subscribers.of(Integer.parseInt(confirmed), Integer.parseInt(pending))
                    : Subscribers.notKnown("topic " + topicArn + ": SNS returned no number of subscriptions");
        } catch (SdkException e) {
            return isMissing(e)
                    ? Subscribers.ofMissingChannel(problem(e))
                    : Subscribers.notKnown(
                            "topic " + topicArn + ": its subscriptions cannot be counted: " + ErrorCodes.describe(e));
        }
    }

    private PublishRequest request(Message message) {
        // Not with MessageStructure=json: SNS would not pass on the attributes that filter policies read
        return PublishRequest.builder()
                .topicArn(topicArn)
                .subject(message.subject())
                .message(message.body())
                .messageAttributes(attributes(message))
                .build();
    }

    private static Map<String, MessageAttributeValue> attributes(Message message) {
        return message.attributes().stream()
                .collect(Collectors.toMap(
                        MessageAttribute::name,
                        attribute -> MessageAttributeValue.builder()
                                .dataType(attribute.type())
                                .stringValue(attribute.value())
                                .build()));
    }

    /** Whether it is certain that SNS did not accept the message. */
    private static boolean isRefusal(SdkException e) {
        if (e instanceof AwsServiceException service) {
            return service.statusCode() >= 400 && service.statusCode() < 500;
        }
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(SnsAlertChannel::isBeforeConnecting);
    }

    private static boolean isBeforeConnecting(Throwable cause) {
        return cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof ConnectTimeoutException;
    }

    private static boolean isMissing(SdkException e) {
        return e instanceof AwsServiceException service && ErrorCodes.isMissing(service);
    }

    private String problem(SdkException e) {
        String topic = "topic " + topicArn;
        String what = ErrorCodes.describe(e);
        if (isMissing(e)) {
            return topic + " does not exist: set " + SettingsRules.TOPIC_ARN + " to the stack's output AlertTopicArn";
        }
        if (e instanceof AwsServiceException service && ErrorCodes.isDenied(service)) {
            return topic + ": publishing is denied: " + what;
        }
        return topic + " cannot be published to: " + what;
    }
}
