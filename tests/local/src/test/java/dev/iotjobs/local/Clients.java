package dev.iotjobs.local;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** AWS SDK clients for a local account. They have its endpoint, test credentials and a fixed Region. */
public final class Clients {

    public static final String REGION = "eu-west-1";

    private Clients() {}

    static SnsClient sns(LocalAccount account) {
        return sns(account.endpoint());
    }

    public static SnsClient sns(URI endpoint) {
        return pointed(SnsClient.builder(), endpoint).build();
    }

    static SqsClient sqs(LocalAccount account) {
        return pointed(SqsClient.builder(), account.endpoint()).build();
    }

    public static SsmClient ssm(LocalAccount account) {
        return pointed(SsmClient.builder(), account.endpoint()).build();
    }

    public static AppConfigDataClient appConfig(LocalAccount account) {
        return pointed(AppConfigDataClient.builder(), account.endpoint()).build();
    }

    public static DynamoDbClient dynamoDb(URI endpoint) {
        return dynamoDb(endpoint, Region.of(REGION));
    }

    public static DynamoDbClient dynamoDb(URI endpoint, Region region) {
        return pointed(DynamoDbClient.builder(), endpoint).region(region).build();
    }

    static <B extends AwsClientBuilder<B, ?>> B pointed(B builder, URI endpoint) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "local"));
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(credentials)
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
