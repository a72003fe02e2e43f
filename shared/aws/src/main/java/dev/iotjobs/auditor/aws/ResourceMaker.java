package dev.iotjobs.auditor.aws;

import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.aws.settings.TopicArn;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemTable;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
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
 * Creates missing tables and a missing topic in an emulator. The tables have the keys, index and time to live of {@code
 * template.yaml}, but no backup or deletion protection.
 */
public final class ResourceMaker {

    private static final PartitionEndpointKey DUAL_STACK =
            PartitionEndpointKey.builder().tags(EndpointTag.DUALSTACK).build();

    private final DynamoDbClient dynamoDb;
    private final SnsClient sns;

    public ResourceMaker(DynamoDbClient dynamoDb, SnsClient sns) {
        this.dynamoDb = dynamoDb;
        this.sns = sns;
    }

    /**
     * Refuses to create resources at AWS.
     *
     * @throws SettingsException if one of the clients calls AWS
     */
    static void refuseAtAws(DynamoDbClient dynamoDb, SnsClient sns) {
        if (isAws(dynamoDb.serviceClientConfiguration().endpointOverride())
                || isAws(sns.serviceClientConfiguration().endpointOverride())) {
            throw new SettingsException("--create-resources: works on emulators only, but DynamoDB or SNS is at AWS;"
                    + " set AWS_ENDPOINT_URL to the emulator, or deploy template.yaml");
        }
    }

    /** Whether a client with this endpoint calls AWS. An SDK client without an endpoint override calls AWS. */
    static boolean isAws(Optional<URI> endpointOverride) {
        String host = endpointOverride.map(URI::getHost).orElse("amazonaws.com");
        return awsDomains().anyMatch(domain -> ("." + host).endsWith("." + domain));
    }

    /** The domains of all partitions, such as {@code amazonaws.com} and {@code api.aws}. */
    private static Stream<String> awsDomains() {
        return Region.regions().stream()
                .map(PartitionMetadata::of)
                .distinct()
                .flatMap(partition -> Stream.of(partition.dnsSuffix(), partition.dnsSuffix(DUAL_STACK)))
                .filter(Objects::nonNull);
    }

    /**
     * Creates the missing tables and the topic, and returns the ARN of the topic. If the settings name no topic, the
     * topic has the default name.
     */
    public String makeMissing(Settings settings) {
        makeMissing(findingsTable(settings.tables().findings()));
        makeMissing(table(settings.tables().state(), List.of()).build());
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
            return; // it exists
        }
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table.tableName()));
        dynamoDb.updateTimeToLive(request -> request.tableName(table.tableName())
                .timeToLiveSpecification(
                        ttl -> ttl.attributeName(Item.EXPIRES_AT).enabled(true)));
    }

    private static CreateTableRequest findingsTable(String name) {
        return table(name, List.of(text(ItemTable.OPEN_PARTITION_KEY), text(ItemTable.OPEN_SORT_KEY)))
                .globalSecondaryIndexes(openIndex())
                .build();
    }

    private static GlobalSecondaryIndex openIndex() {
        return GlobalSecondaryIndex.builder()
                .indexName(ItemTable.OPEN_INDEX)
                .keySchema(key(ItemTable.OPEN_PARTITION_KEY, KeyType.HASH), key(ItemTable.OPEN_SORT_KEY, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
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
