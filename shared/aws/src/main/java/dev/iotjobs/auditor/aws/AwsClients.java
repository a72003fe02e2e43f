package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.aws.iot.IotJobSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Makes the clients of the AWS SDK, with their time-outs and retries. The SDK itself reads the endpoints from {@code
 * AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>}. Safe for use by several threads.
 */
public final class AwsClients implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Maximum number of IP addresses that are tried for a host. */
    private static final int ADDRESSES_A_HOST = 2;

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** Time-out of a call to AWS IoT or to Service Quotas. */
    private static final Duration IOT_CALL = Duration.ofSeconds(10);

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(30);

    /** Time-out of the calls to STS and DynamoDB that check the connection. */
    private static final Duration FIRST_CALL = Duration.ofSeconds(6); // short, because a person waits

    /** Time-out of one attempt of a call that reads the policy. */
    private static final Duration POLICY_ATTEMPT = Duration.ofSeconds(3); // short, because the audit waits

    private static final Duration POLICY_CALL = Duration.ofSeconds(5);

    /** Maximum number of open connections to AWS: more than the audits of all Regions need at the same time. */
    private static final int MOST_CONNECTIONS = 1_000;

    private final AwsCredentialsProvider credentials;
    private final Duration firstCall;
    private final SdkHttpClient http;
    private final Queue<SdkClient> made = new ConcurrentLinkedQueue<>();
    private final Map<Region, IotJobSource> sources = new ConcurrentHashMap<>();

    public AwsClients(AwsCredentialsProvider credentials) {
        this(credentials, FIRST_CALL);
    }

    /** @param firstCall time-out of a call by {@link #sts}, {@link #dynamoDbForFirstCall} or {@link #dynamoDbOnce} */
    AwsClients(AwsCredentialsProvider credentials, Duration firstCall) {
        this.credentials = credentials;
        this.firstCall = firstCall;
        // Apache's client never repeats a request, but the JDK's client may do so after a broken connection
        this.http = ApacheHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(READ_TIMEOUT)
                .maxConnections(MOST_CONNECTIONS)
                .dnsResolver(AwsClients::addresses)
                .build();
    }

    private static InetAddress[] addresses(String host) throws UnknownHostException {
        // Some hosts have eight addresses, and each attempt may take the whole time-out
        return Stream.of(InetAddress.getAllByName(host)).limit(ADDRESSES_A_HOST).toArray(InetAddress[]::new);
    }

    /** All clients made so far. */
    List<SdkClient> made() {
        return List.copyOf(made);
    }

    /**
     * Returns the source of a Region's jobs and quotas. Always returns the same object for a Region. The source does
     * not retry calls.
     */
    IotJobSource jobSource(Region region) {
        return sources.computeIfAbsent(
                region,
                // Without retries, because the audit paces and retries these calls
                _ -> new IotJobSource(
                        configured(IotClient.builder(), region, withoutRetries(IOT_CALL)),
                        configured(ServiceQuotasClient.builder(), region, withoutRetries(IOT_CALL))));
    }

    StsClient sts(Region region) {
        return configured(StsClient.builder(), region, withoutRetries(firstCall));
    }

    /** A client with short time-outs, to check whether DynamoDB can be reached. */
    DynamoDbClient dynamoDbForFirstCall(Region region) {
        return configured(DynamoDbClient.builder(), region, withRetries(firstCall, firstCall));
    }

    /** A client without retries and with short time-outs, for optional data. */
    DynamoDbClient dynamoDbOnce(Region region) {
        return configured(DynamoDbClient.builder(), region, withoutRetries(firstCall));
    }

    DynamoDbClient dynamoDb(Region region) {
        return configured(DynamoDbClient.builder(), region, withRetries(ATTEMPT, CALL));
    }

    /** A client that does not retry calls. */
    public SnsClient sns(Region region) {
        // After each attempt, the caller must know whether SNS may have accepted the message
        return configured(SnsClient.builder(), region, withoutRetries(ATTEMPT));
    }

    SsmClient ssm(Region region) {
        return configured(SsmClient.builder(), region, withRetries(POLICY_ATTEMPT, POLICY_CALL));
    }

    AppConfigDataClient appConfig(Region region) {
        return configured(AppConfigDataClient.builder(), region, withRetries(POLICY_ATTEMPT, POLICY_CALL));
    }

    private <C extends SdkClient, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C configured(
            B builder, Region region, ClientOverrideConfiguration configuration) {
        C client = builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(region)
                .overrideConfiguration(configuration)
                .build();
        made.add(client);
        return client;
    }

    private static ClientOverrideConfiguration withoutRetries(Duration timeout) {
        return configuration(DefaultRetryStrategy.doNotRetry(), timeout, timeout);
    }

    private static ClientOverrideConfiguration withRetries(Duration attempt, Duration call) {
        return configuration(AwsRetryStrategy.forRetryMode(RetryMode.STANDARD), attempt, call);
    }

    private static ClientOverrideConfiguration configuration(RetryStrategy retries, Duration attempt, Duration call) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retries)
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .build();
    }

    @Override
    public void close() {
        made.forEach(SdkClient::close);
        http.close();
    }
}
