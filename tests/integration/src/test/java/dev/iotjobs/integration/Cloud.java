package dev.iotjobs.integration;

import dev.iotjobs.auditor.audit.AuditStore;
import dev.iotjobs.auditor.audit.Timeline;
import dev.iotjobs.auditor.aws.Account;
import dev.iotjobs.auditor.aws.DynamoDbAuditStore;
import dev.iotjobs.auditor.aws.ResourceMaker;
import dev.iotjobs.auditor.aws.Settings;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Where an account's services answer.
 *
 * @param dynamoDb of DynamoDB
 * @param messaging of SNS and SQS
 */
record Cloud(URI dynamoDb, URI messaging) {

    static final Region REGION = Region.US_EAST_1;
    static final String ACCESS_KEY = "test";

    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();

    /** @param interceptors see and change every call */
    DynamoDbClient dynamoDbClient(ExecutionInterceptor... interceptors) {
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder();
        for (ExecutionInterceptor interceptor : interceptors) {
            configuration.addExecutionInterceptor(interceptor);
        }
        return at(dynamoDb, DynamoDbClient.builder().overrideConfiguration(configuration.build()));
    }

    void makeTables(Settings settings) {
        new ResourceMaker(dynamoDbClient(), sns()).makeMissing(settings);
    }

    /** The store in tables of these names, which nothing makes here. */
    AuditStore store(Settings settings, Timeline timeline, ExecutionInterceptor... interceptors) {
        return new DynamoDbAuditStore(
                dynamoDbClient(interceptors),
                new Account("aws", "123456789012"),
                REGION.id(),
                settings.findingsTable(),
                settings.stateTable(),
                timeline);
    }

    SnsClient sns() {
        return at(messaging, SnsClient.builder());
    }

    SqsClient sqs() {
        return at(messaging, SqsClient.builder());
    }

    private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C at(URI endpoint, B builder) {
        return builder.httpClient(HTTP)
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, "secret")))
                .build();
    }
}
