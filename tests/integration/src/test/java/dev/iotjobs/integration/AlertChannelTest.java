package dev.iotjobs.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.aws.sns.SnsAlertChannel;
import dev.iotjobs.auditor.message.Subscribers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/** Runs {@link AlertChannelContract} with the local account. */
class AlertChannelTest extends AlertChannelContract {

    @Override
    Cloud cloud() {
        return SharedLocalAccount.cloud();
    }

    /** This test is not in {@link AlertChannelContract}, because LocalStack always counts 0 subscriptions. */
    @Test
    void subscribers_ofATopic_areThoseThatConfirmed() {
        SnsClient sns = cloud().sns();
        String topicArn =
                sns.createTopic(request -> request.name("alerts-counted")).topicArn();
        subscribedQueue(sns, cloud().sqs(), topicArn, "counted", Map.of());

        assertThat(new SnsAlertChannel(sns, topicArn).subscribers()).isEqualTo(Subscribers.of(1, 0));
    }
}
