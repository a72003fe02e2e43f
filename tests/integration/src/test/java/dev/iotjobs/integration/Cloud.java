package dev.iotjobs.integration;

import dev.iotjobs.auditor.aws.ResourceMaker;
import dev.iotjobs.auditor.aws.settings.Settings;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The endpoints of an account.
 *
 * @param dynamoDb endpoint of DynamoDB
 * @param services endpoint of all other services
 */
public record Cloud(URI dynamoDb, URI services) {

    static final Region REGION = Region.US_EAST_1;
    static final String ACCESS_KEY = "test";

    private static final ClientOverrideConfiguration ONCE = ClientOverrideConfiguration.builder()
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .build();

    private static final SdkHttpClient HTTP = ApacheHttpClient.create();

    /**
     * A client for DynamoDB.
     *
     * @param interceptors see and can change every call
     */
    DynamoDbClient dynamoDbClient(ExecutionInterceptor... interceptors) {
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder();
        for (ExecutionInterceptor interceptor : interceptors) {
            configuration.addExecutionInterceptor(interceptor);
        }
        return at(dynamoDb, REGION, DynamoDbClient.builder().overrideConfiguration(configuration.build()));
    }

    public void makeTables(Settings settings) {
        new ResourceMaker(dynamoDbClient(), sns()).makeMissing(settings);
    }

    SnsClient sns() {
        return at(services, REGION, SnsClient.builder());
    }

    SqsClient sqs() {
        return at(services, REGION, SqsClient.builder());
    }

    /**
     * A client that never retries.
     *
     * @param longest time limit of a call
     */
    SsmClient ssm(Duration longest) {
        return at(services, REGION, SsmClient.builder().overrideConfiguration(once(longest)));
    }

    /**
     * A client that never retries.
     *
     * @param longest time limit of a call
     */
    AppConfigDataClient appConfig(Duration longest) {
        return at(services, REGION, AppConfigDataClient.builder().overrideConfiguration(once(longest)));
    }

    private static ClientOverrideConfiguration once(Duration longest) {
        return ONCE.toBuilder().apiCallTimeout(longest).build();
    }

    /** A client that never retries. */
    public IotClient iot(Region region) {
        return at(services, region, IotClient.builder().overrideConfiguration(ONCE));
    }

    /** A client that never retries. */
    public ServiceQuotasClient serviceQuotas(Region region) {
        return at(services, region, ServiceQuotasClient.builder().overrideConfiguration(ONCE));
    }

    private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C at(
            URI endpoint, Region region, B builder) {
        return builder.httpClient(HTTP)
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, "secret")))
                .build();
    }
}
