package dev.iotjobs.auditor.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.iotjobs.auditor.aws.AwsClients;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.message.Subscribers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes over HTTP to servers that stand in for SNS, one attempt a message. */
class SnsAlertChannelTest {

    private static final String ENDPOINT = "aws.endpointUrlSns";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alerts";
    private static final String MISSING =
            "topic " + TOPIC + " does not exist: set AUDIT_TOPIC_ARN (--topic-arn) to the stack's output AlertTopicArn";
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "test"));

    private static final Message MESSAGE = new Message(
            "2c1f5a94-6f0e-4c1d-8d0a-2f3b8f6f3b11",
            "[HIGH] IoT jobs 123456789012: 1 new",
            "1 new.\nÜber & Co = 100 %",
            List.of(
                    new MessageAttribute("severity", "String", "HIGH"),
                    new MessageAttribute("schemaVersion", "Number", "1"),
                    new MessageAttribute("regions", "String.Array", "[\"eu-west-1\"]")));

    private static final String ACCEPTED = """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
            <MessageId>567910cd-659e-55d4-8ccb-5aaf14679dc0</MessageId></PublishResult></PublishResponse>""";

    @Test
    void publish_accepted_sendsTextAndAttributesOnce() {
        List<String> requests = new CopyOnWriteArrayList<>();
        Delivery delivery = publishTo(server(200, ACCEPTED, requests));

        assertThat(delivery).isEqualTo(new Delivery.Accepted());
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(form(request))
                        .containsEntry("Action", "Publish")
                        .containsEntry("TopicArn", TOPIC)
                        .containsEntry("Subject", MESSAGE.subject())
                        .containsEntry("Message", MESSAGE.body())
                        .containsValues(
                                "severity", "HIGH", "schemaVersion", "Number", "1", "String.Array", "[\"eu-west-1\"]")
                        .doesNotContainKey("MessageStructure"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameter",
        "400, Throttling",
        "400, KMSAccessDenied",
        "403, AuthorizationError",
        "403, ExpiredToken",
        "404, NotFound",
        "413, RequestEntityTooLarge",
        "429, Throttled"
    })
    void publish_clientError_isRefusedAfterOneAttempt(int status, String code) {
        List<String> requests = new CopyOnWriteArrayList<>();

        assertThat(publishTo(server(status, error(code), requests))).isInstanceOf(Delivery.Refused.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void publish_clientErrorWithoutACode_isRefused() {
        assertThat(publishTo(server(403, "<html>Forbidden</html>", new ArrayList<>())))
                .isInstanceOf(Delivery.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "502, BadGateway", "503, ServiceUnavailable", "301, Moved"})
    void publish_anyOtherError_isUnknownAfterOneAttempt(int status, String code) {
        List<String> requests = new CopyOnWriteArrayList<>();

        assertThat(publishTo(server(status, error(code), requests))).isInstanceOf(Delivery.Unknown.class);
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html><body>Sign in</body></html>", "<PublishResponse><PublishResult>"})
    void publish_answerThatIsNotOfSns_isUnknown(String body) {
        assertThat(publishTo(server(200, body, new ArrayList<>()))).isInstanceOf(Delivery.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<PublishResponse>", "garbage\r\n\r\n"})
    void publish_connectionEndsInsteadOfAnAnswer_isUnknownAfterOneAttempt(String bytes) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAndClose(server, bytes, connections));

            assertThat(publishTo(address(server))).isInstanceOf(Delivery.Unknown.class);
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void publish_noAnswerInTime_isUnknown() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                SnsClient impatient = impatient(address(server))) {
            assertThat(new SnsAlertChannel(impatient, TOPIC).publish(MESSAGE))
                    .isInstanceOfSatisfying(
                            Delivery.Unknown.class,
                            unknown -> assertThat(unknown.reason()).contains("Read timed out"));
        }
    }

    @Test
    void publish_portWithoutAServer_isRefused() throws IOException {
        ServerSocket closed = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        closed.close();

        assertThat(publishTo(address(closed))).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void publish_hostWithoutAnAddress_isRefused() {
        assertThat(publishTo(URI.create("http://sns.invalid:4566"))).isInstanceOf(Delivery.Refused.class);
    }

    /** Linux leaves connections unanswered once the queue of a listening socket is full. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void publish_connectionUnansweredInTime_isRefused() throws IOException {
        List<Socket> queued = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, queued);

            assertThat(publishTo(address(full))).isInstanceOf(Delivery.Refused.class);
        } finally {
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    @Test
    void publish_missingTopic_saysWhichAndWhatToDo() {
        assertThat(publishTo(server(404, error("NotFound"), new ArrayList<>())))
                .isEqualTo(new Delivery.Refused(MISSING));
    }

    @Test
    void subscribers_missingTopic_areCertainlyNone() {
        Subscribers subscribers = subscribersAt(server(404, error("NotFound"), new ArrayList<>()));

        assertThat(subscribers).isEqualTo(Subscribers.ofMissingChannel(MISSING));
        assertThat(subscribers.isChannelMissing()).isTrue();
        assertThat(Subscribers.of(0, 0).isChannelMissing()).isFalse();
    }

    @Test
    void publish_denied_saysByWhat() {
        assertThat(publishTo(server(403, error("AuthorizationError"), new ArrayList<>())))
                .isEqualTo(new Delivery.Refused("topic " + TOPIC
                        + ": publishing is denied: AuthorizationError: because of AuthorizationError"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 2", "1, 0", "12500000, 3"})
    void subscribers_counted_areThoseThatConfirmedAndThoseThatDidNot(int confirmed, int pending) {
        List<String> requests = new CopyOnWriteArrayList<>();
        String answer = attributes(Map.of(
                "SubscriptionsConfirmed", String.valueOf(confirmed), "SubscriptionsPending", String.valueOf(pending)));

        assertThat(subscribersAt(server(200, answer, requests))).isEqualTo(Subscribers.of(confirmed, pending));
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(form(request))
                        .containsEntry("Action", "GetTopicAttributes")
                        .containsEntry("TopicArn", TOPIC));
    }

    @ParameterizedTest
    @CsvSource({"403, AuthorizationError", "429, Throttled", "500, InternalError"})
    void subscribers_deniedOrFailed_areNotKnownAfterOneAttempt(int status, String code) {
        List<String> requests = new CopyOnWriteArrayList<>();
        Subscribers subscribers = subscribersAt(server(status, error(code), requests));

        assertThat(subscribers.confirmed()).isNull();
        assertThat(subscribers.hasNone()).isFalse();
        assertThat(subscribers.problem())
                .startsWith("topic " + TOPIC + ": its subscriptions cannot be counted: " + code);
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "", "99999999999"})
    void subscribers_countThatIsNone_areNotKnown(String count) {
        assertThat(subscribersAt(server(200, attributes(Map.of("SubscriptionsConfirmed", count)), new ArrayList<>())))
                .isEqualTo(Subscribers.notKnown("topic " + TOPIC + ": SNS returned no number of subscriptions"));
        assertThat(subscribersAt(server(200, attributes(Map.of()), new ArrayList<>())))
                .isEqualTo(Subscribers.notKnown("topic " + TOPIC + ": SNS returned no number of subscriptions"));
    }

    private static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(each -> "<entry><key>" + each.getKey() + "</key><value>" + each.getValue() + "</value></entry>")
                .collect(Collectors.joining(
                        "",
                        "<GetTopicAttributesResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                                + "<GetTopicAttributesResult><Attributes>",
                        "</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>"));
    }

    private static Subscribers subscribersAt(HttpServer server) {
        return at(server, SnsAlertChannel::subscribers);
    }

    private static Delivery publishTo(HttpServer server) {
        return at(server, channel -> channel.publish(MESSAGE));
    }

    private static <T> T at(HttpServer server, Function<SnsAlertChannel, T> call) {
        try {
            return at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), call);
        } finally {
            server.stop(0);
        }
    }

    private static Delivery publishTo(URI endpoint) {
        return at(endpoint, channel -> channel.publish(MESSAGE));
    }

    /** Makes a call with the SNS client that the auditor uses. */
    private static <T> T at(URI endpoint, Function<SnsAlertChannel, T> call) {
        System.setProperty(ENDPOINT, endpoint.toString());
        try (AwsClients clients = new AwsClients(CREDENTIALS)) {
            return call.apply(new SnsAlertChannel(clients.sns(Region.EU_WEST_1), TOPIC));
        } finally {
            System.clearProperty(ENDPOINT);
        }
    }

    private static SnsClient impatient(URI endpoint) {
        return SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(ApacheHttpClient.builder()
                        .socketTimeout(Duration.ofMillis(200))
                        .build())
                .overrideConfiguration(once -> once.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static HttpServer server(int status, String body, List<String> requests) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] answer = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answerAndClose(ServerSocket server, String bytes, AtomicInteger connections) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connections.incrementAndGet();
                assertThat(connection.getInputStream().read()).isNotNegative();
                connection.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void fill(ServerSocket server, List<Socket> queued) throws IOException {
        while (queued.size() < 10) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new AssertionError("the queue of a listening socket has no end here");
    }

    private static URI address(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private static String error(String code) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>because of " + code
                + "</Message></Error></ErrorResponse>";
    }

    private static Map<String, String> form(String request) {
        return Arrays.stream(request.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
