package dev.iotjobs.auditor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.iotjobs.auditor.audit.Answer;
import dev.iotjobs.auditor.audit.JobFilter;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** What the SDK makes of answers, over HTTP. */
class IotJobSourceTest {

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:job/reboot";

    private HttpServer server;
    private IotJobSource source;
    private volatile String answer = "{}";
    private volatile int status = 200;
    private volatile String query = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            query = String.valueOf(exchange.getRequestURI().getQuery());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        IotClient iot = IotClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClient(ApacheHttpClient.create())
                .overrideConfiguration(configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        ServiceQuotasClient quotas = ServiceQuotasClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClient(ApacheHttpClient.create())
                .build();
        source = new IotJobSource(iot, quotas);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void listJobs_everyFilter_isSent() {
        source.listJobs(
                new JobFilter(JobStatus.IN_PROGRESS, TargetSelection.SNAPSHOT, "pumps", "group-1", "fleet"), "token");

        assertThat(query)
                .contains("status=IN_PROGRESS")
                .contains("targetSelection=SNAPSHOT")
                .contains("thingGroupName=pumps")
                .contains("thingGroupId=group-1")
                .contains("namespaceId=fleet")
                .contains("nextToken=token")
                .contains("maxResults=250");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"job\":{\"jobArn\":\"arn",
                "<html>",
                "{\"job\":{\"jobProcessDetails\":{\"numberOfFailedThings\":3000000000}}}",
                "{\"job\":{\"targets\":\"one\"}}",
                "{\"job\":{\"jobId\":\"reboot\"}}",
                "{}"
            })
    void describeJob_answerThatIsNotWhatTheApiPromises_isMalformed(String text) {
        answer = text;

        assertThat(source.describeJob("reboot")).isInstanceOf(Answer.Malformed.class);
    }

    @Test
    void describeJob_serviceUnavailable_mayPass() {
        answer = "{\"message\":\"busy\"}";
        status = 503;

        assertThat(source.describeJob("reboot"))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.passing()).isTrue());
    }

    @Test
    void describeJob_noServer_mayPass() {
        server.stop(0);

        assertThat(source.describeJob("reboot"))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.passing()).isTrue());
    }

    @Test
    void describeJob_everyAbsentFieldIsNull_isReadLikeABareJob() {
        answer = "{\"documentSource\":null,\"job\":{\"jobArn\":\"" + ARN + "\",\"status\":null,\"targets\":[null],"
                + "\"abortConfig\":{\"criteriaList\":[{}]},\"timeoutConfig\":{},\"jobProcessDetails\":null}}";

        assertThat(source.describeJob("reboot"))
                .isEqualTo(new Answer.Ok<>(
                        Job.builder(new JobKey(ARN, null), JobStatus.UNKNOWN).build()));
    }
}
