package dev.iotjobs.auditor.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Makes tables and a topic as the template does, where they are missing. Only for emulators: at AWS, what the template
 * did not make would have no backup, no deletion protection and no policy.
 */
public final class ResourceMaker {

    /** Index of open findings. */
    private static final String OPEN = "open";

    private final DynamoDbClient dynamoDb;
    private final SnsClient sns;

    public ResourceMaker(DynamoDbClient dynamoDb, SnsClient sns) {
        this.dynamoDb = dynamoDb;
        this.sns = sns;
    }

    /** @throws SettingsException if one of the clients talks to AWS itself */
    static void refuseAtAws(DynamoDbClient dynamoDb, SnsClient sns) {
        if (isAws(dynamoDb.serviceClientConfiguration().endpointOverride())
                || isAws(sns.serviceClientConfiguration().endpointOverride())) {
            throw new SettingsException("--create-resources: is for emulators, and DynamoDB or SNS is AWS's own here"
                    + " (AWS_ENDPOINT_URL is not set); deploy template.yaml instead");
        }
    }

    private static boolean isAws(Optional<URI> endpointOverride) {
        String host = endpointOverride.map(URI::getHost).orElse("amazonaws.com");
        return host.endsWith("amazonaws.com")
                || host.endsWith("amazonaws.com.cn")
                || host.endsWith(".api.aws")
                || host.endsWith(".api.amazonwebservices.com.cn");
    }

    /** The ARN of the topic: of the one named, or of the one that is named by default. */
    public String makeMissing(Settings settings) {
        makeMissing(findingsTable(settings.findingsTable()));
        makeMissing(table(settings.stateTable(), List.of()).build());
        String topic = Optional.ofNullable(settings.topicArn())
                .flatMap(TopicArn::parse)
                .map(TopicArn::name)
                .orElse(Settings.DEFAULT_TOPIC);
        return sns.createTopic(request -> request.name(topic)).topicArn();
    }

    private void makeMissing(CreateTableRequest table) {
        try {
            dynamoDb.createTable(table);
        } catch (ResourceInUseException e) {
            return; // it is there
        }
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table.tableName()));
        dynamoDb.updateTimeToLive(request -> request.tableName(table.tableName())
                .timeToLiveSpecification(
                        ttl -> ttl.attributeName(Item.EXPIRES_AT).enabled(true)));
    }

    private static CreateTableRequest findingsTable(String name) {
        return table(name, List.of(text(FindingItems.OPEN_REGION), text(FindingItems.OPEN_RANK)))
                .globalSecondaryIndexes(openIndex())
                .build();
    }

    private static GlobalSecondaryIndex openIndex() {
        return GlobalSecondaryIndex.builder()
                .indexName(OPEN)
                .keySchema(key(FindingItems.OPEN_REGION, KeyType.HASH), key(FindingItems.OPEN_RANK, KeyType.RANGE))
                .projection(projection -> projection
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes("severity", "ruleId", "title", "subject"))
                .build();
    }

    private static CreateTableRequest.Builder table(String name, List<AttributeDefinition> indexKeys) {
        List<AttributeDefinition> keys = Stream.concat(
                        Stream.of(text(Item.PARTITION_KEY), text(Item.SORT_KEY)), indexKeys.stream())
                .toList();
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(keys)
                .keySchema(key(Item.PARTITION_KEY, KeyType.HASH), key(Item.SORT_KEY, KeyType.RANGE));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
