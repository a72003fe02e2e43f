package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.alert.AlertChannel;
import dev.iotjobs.auditor.alert.Digest;
import dev.iotjobs.auditor.report.DigestText;
import dev.iotjobs.auditor.rule.Severity;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * An SNS topic. The message is a plain text, for {@code MessageStructure=json} would cost the attributes that filter
 * policies go by. Safe for use by several threads.
 */
public final class SnsAlertChannel implements AlertChannel {

    private final SnsClient client;
    private final String topicArn;

    public SnsAlertChannel(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    public void send(Digest digest) throws UndeliveredException {
        DigestText text = DigestText.of(digest);
        try {
            client.publish(request -> request.topicArn(topicArn)
                    .subject(text.subject())
                    .message(text.body())
                    .messageAttributes(attributes(digest)));
        } catch (SdkException e) {
            throw new UndeliveredException(problem(e), e);
        }
    }

    private static Map<String, MessageAttributeValue> attributes(Digest digest) {
        return Map.of(
                "alertId", text(digest.id()),
                "accountId", text(digest.accountId()),
                "severity", text(severity(digest).name()),
                "regions", texts(digest.regions()),
                "transitions",
                        texts(digest.types().keySet().stream().map(Enum::name).toList()));
    }

    /** The worst that is open; of good news, the worst that is over, so that it reaches whom the bad news reached. */
    private static Severity severity(Digest digest) {
        return digest.worst()
                .or(() -> digest.examplesOfResolved().stream()
                        .findFirst()
                        .map(transition -> transition.finding().severity()))
                .orElse(Severity.INFORMATIONAL);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    /** Each once, as the JSON array that filter policies look into. */
    private static MessageAttributeValue texts(Collection<String> values) {
        return MessageAttributeValue.builder()
                .dataType("String.Array")
                .stringValue(PackedJson.text(new TreeSet<>(values)))
                .build();
    }

    private String problem(SdkException e) {
        String topic = "topic " + topicArn;
        String what = ErrorCodes.describe(e);
        if (e instanceof AwsServiceException service && ErrorCodes.isMissing(service)) {
            return topic + " does not exist: deploy template.yaml, or name the topic that does in "
                    + SettingsRules.TOPIC_ARN;
        }
        if (e instanceof AwsServiceException service && ErrorCodes.isDenied(service)) {
            return topic + ": publishing is denied: " + what;
        }
        return topic + " cannot be published to: " + what;
    }
}
