package dev.iotjobs.auditor.aws.iot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Reads answers of AWS IoT and Service Quotas that a test server sends over HTTP. */
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
        source = source(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static IotJobSource source(URI endpoint) {
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
                .overrideConfiguration(configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        return new IotJobSource(iot, quotas);
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

    @Test
    void listTags_arnAndToken_areSent_andTagsAreReadAsTheyAre() {
        answer = """
                {"tags": [{"Key": "owner", "Value": "ops"}, {"Key": "blank", "Value": ""}, {"Key": "none"}, null, {}],
                 "nextToken": "2"}
                """;

        Answer<TagPage> page = source.listTags(ARN, "token");

        assertThat(query).contains("resourceArn=" + ARN).contains("nextToken=token");
        assertThat(page).isEqualTo(new Answer.Ok<>(new TagPage(Map.of("owner", "ops", "blank", "", "none", ""), "2")));
        assertThat(page.toString()).contains("owner").doesNotContain("ops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tags\": []}", "{\"tags\": null, \"nextToken\": \"\"}"})
    void listTags_none_isTheLastPage(String none) {
        answer = none;

        assertThat(source.listTags(ARN, null)).isEqualTo(new Answer.Ok<>(new TagPage(Map.of(), null)));
    }

    @Test
    void listTags_denied_isDenied() {
        status = 403;
        answer = "{\"__type\": \"AccessDeniedException\", \"message\": \"no\"}";

        assertThat(source.listTags(ARN, null)).isInstanceOf(Answer.Denied.class);
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

        assertThat(source.describeJob("reboot", List.of())).isInstanceOf(Answer.Malformed.class);
    }

    @Test
    void describeJob_serviceUnavailable_mayPass() {
        answer = "{\"message\":\"busy\"}";
        status = 503;

        assertThat(source.describeJob("reboot", List.of()))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.canRetry()).isTrue());
    }

    @Test
    void describeJob_noServer_isUnreachable() {
        server.stop(0);

        assertThat(source.describeJob("reboot", List.of()))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        answer -> assertThat(answer.message())
                                .startsWith("AWS IoT cannot be reached: ")
                                .endsWith("Connection refused"));
        assertThat(source.appliedQuota("L-FBF5CD89"))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        answer -> assertThat(answer.message()).startsWith("Service Quotas cannot be reached: "));
    }

    @Test
    void describeJob_unknownHost_isUnreachable() {
        assertThat(source(URI.create("http://iot.invalid")).describeJob("reboot", List.of()))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        answer -> assertThat(answer.message())
                                .startsWith("AWS IoT cannot be reached: unknown host iot.invalid"));
    }

    @Test
    void describeJob_serverThatTakesNoConnection_isUnreachableWithinSeconds() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) { // one more than Linux queues
                waiting.add(connecting(full.getLocalPort()));
            }
            long startedAt = System.nanoTime();
            Answer<Job> answer = source(URI.create("http://127.0.0.1:" + full.getLocalPort()))
                    .describeJob("reboot", List.of());

            assertThat(answer).isInstanceOf(Answer.Unreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(8));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static Socket connecting(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (SocketTimeoutException e) {
            // Linux does not answer, because the queue is full
        }
        return socket;
    }

    @Test
    void describeJob_connectionThatBreaks_mayPass() {
        server.removeContext("/");
        server.createContext("/", HttpExchange::close);

        assertThat(source.describeJob("reboot", List.of()))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.canRetry()).isTrue());
    }

    @Test
    void describeJob_everyAbsentFieldIsNull_isReadLikeABareJob() {
        answer = "{\"documentSource\":null,\"job\":{\"jobArn\":\"" + ARN + "\",\"status\":null,\"targets\":[null],"
                + "\"abortConfig\":{\"criteriaList\":[{}]},\"timeoutConfig\":{},\"jobProcessDetails\":null}}";

        assertThat(source.describeJob("reboot", List.of()))
                .isEqualTo(new Answer.Ok<>(
                        Job.builder(new JobKey(ARN, null), JobStatus.UNKNOWN).build()));
    }
}
