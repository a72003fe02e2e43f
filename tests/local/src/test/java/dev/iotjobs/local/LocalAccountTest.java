package dev.iotjobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class LocalAccountTest {

    @Test
    void environment_region_namesEverythingAUserExports() throws IOException {
        try (LocalAccount account = LocalAccount.start(InstantSource.system())) {
            assertThat(account.environment("eu-west-1"))
                    .containsEntry("AWS_ENDPOINT_URL", account.endpoint().toString())
                    .containsEntry("AWS_REGION", "eu-west-1")
                    .containsEntry("AWS_DEFAULT_REGION", "eu-west-1")
                    .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        }
    }

    @Test
    void subscribeQueue_topic_getsWhatIsPublishedAndTheCallIsLogged() throws IOException {
        try (LocalAccount account = LocalAccount.start(InstantSource.system());
                SnsClient sns = Clients.sns(account)) {
            String topic = account.createTopic(Clients.REGION, "alerts");
            Queue queue = account.subscribeQueue(topic, "inbox");
            sns.publish(b -> b.topicArn(topic).message("heard"));

            assertThat(queue.bodies()).singleElement().asString().contains("\"Message\":\"heard\"");
            assertThat(account.requests().iamActions()).containsExactly("sns:Publish");
        }
    }
}
