package dev.iotjobs.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.Queue;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A local account with the tables and the topic of the template, and a queue that is subscribed to the topic. */
final class Stack implements AutoCloseable {

    static final String REGION = "eu-west-1";
    private static final String FINDINGS = "FindingsTable";
    private static final String STATE = "StateTable";

    private final Template template;
    private final LocalAccount account;
    private final String topicArn;
    private final Queue queue;

    private Stack(Template template, LocalAccount account) {
        this.template = template;
        this.account = account;
        this.topicArn = account.createTopic(REGION, "stack-AlertTopic");
        this.queue = account.subscribeQueue(topicArn, "security-team");
    }

    static Stack deploy(Template template) throws IOException {
        Stack stack = new Stack(template, LocalAccount.start(InstantSource.system()));
        try (DynamoDbClient dynamoDb = stack.dynamoDb()) {
            dynamoDb.createTable(table(FINDINGS, template.table(FINDINGS)));
            dynamoDb.createTable(table(STATE, template.table(STATE)));
        }
        return stack;
    }

    LocalAccount account() {
        return account;
    }

    /** The bodies of the messages in the queue. */
    List<String> alerts() {
        return queue.bodies();
    }

    /** All variables of the function: those of the template, and the endpoint and credentials for this account. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(account.environment(REGION));
        environment.putAll(template.environment(
                Map.of(FINDINGS, tableName(FINDINGS), STATE, tableName(STATE), "AlertTopic", topicArn)));
        return environment;
    }

    ScanResponse findings() {
        try (DynamoDbClient dynamoDb = dynamoDb()) {
            return dynamoDb.scan(scan -> scan.tableName(tableName(FINDINGS)));
        }
    }

    private DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .endpointOverride(account.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "local")))
                .build();
    }

    private static String tableName(String resource) {
        return "stack-" + resource;
    }

    private static CreateTableRequest table(String resource, JsonNode properties) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        properties
                .get("AttributeDefinitions")
                .forEach(each -> attributes.add(AttributeDefinition.builder()
                        .attributeName(each.get("AttributeName").textValue())
                        .attributeType(each.get("AttributeType").textValue())
                        .build()));
        CreateTableRequest.Builder table = CreateTableRequest.builder()
                .tableName(tableName(resource))
                .billingMode(BillingMode.fromValue(properties.get("BillingMode").textValue()))
                .attributeDefinitions(attributes)
                .keySchema(keys(properties));
        if (properties.has("GlobalSecondaryIndexes")) {
            table.globalSecondaryIndexes(indexes(properties.get("GlobalSecondaryIndexes")));
        }
        return table.build();
    }

    private static List<GlobalSecondaryIndex> indexes(JsonNode indexes) {
        List<GlobalSecondaryIndex> made = new ArrayList<>();
        for (JsonNode index : indexes) {
            List<String> attributes = new ArrayList<>();
            index.at("/Projection/NonKeyAttributes").forEach(each -> attributes.add(each.textValue()));
            made.add(GlobalSecondaryIndex.builder()
                    .indexName(index.get("IndexName").textValue())
                    .keySchema(keys(index))
                    .projection(Projection.builder()
                            .projectionType(
                                    index.at("/Projection/ProjectionType").textValue())
                            .nonKeyAttributes(attributes)
                            .build())
                    .build());
        }
        return made;
    }

    private static List<KeySchemaElement> keys(JsonNode owner) {
        List<KeySchemaElement> keys = new ArrayList<>();
        owner.get("KeySchema")
                .forEach(each -> keys.add(KeySchemaElement.builder()
                        .attributeName(each.get("AttributeName").textValue())
                        .keyType(each.get("KeyType").textValue())
                        .build()));
        return keys;
    }

    @Override
    public void close() {
        account.close();
    }
}
