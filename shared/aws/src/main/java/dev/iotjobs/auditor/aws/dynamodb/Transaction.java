package dev.iotjobs.auditor.aws.dynamodb;

import dev.iotjobs.auditor.table.Write;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Makes several writes together: all of them or none. A lost answer may cause a second attempt, but DynamoDB makes the
 * writes only once.
 */
final class Transaction {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final ContentionRetry contention;
    private final TransactWriteItemsRequest request;

    Transaction(DynamoDbClient client, ContentionRetry contention, List<Write> writes) {
        this.client = client;
        this.contention = contention;
        this.request = TransactWriteItemsRequest.builder()
                .transactItems(writes.stream().map(Transaction::part).toList())
                // All attempts have this token, by which DynamoDB recognizes a repeated attempt.
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
    }

    /** Makes the writes. Returns false, without any write, if a condition does not hold. */
    boolean commit() {
        try {
            contention.overcome(request.clientRequestToken(), () -> client.transactWriteItems(request));
            return true;
        } catch (TransactionCanceledException e) {
            if (isConditionFailed(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isConditionFailed(TransactionCanceledException e) {
        return e.hasCancellationReasons()
                && e.cancellationReasons().stream().anyMatch(reason -> CONDITION_FAILED.equals(reason.code()));
    }

    private static TransactWriteItem part(Write write) {
        String table = write.table().name();
        Expression expression = Expression.of(write);
        TransactWriteItem.Builder part = TransactWriteItem.builder();
        return switch (write) {
            case Write.Put put ->
                part.put(each -> each.tableName(table)
                                .item(AttributeValues.of(put.item()))
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values()))
                        .build();
            case Write.Update update ->
                part.update(each -> each.tableName(table)
                                .key(AttributeValues.of(update.key()))
                                .updateExpression(expression.update())
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values()))
                        .build();
            case Write.Delete delete ->
                part.delete(each -> each.tableName(table)
                                .key(AttributeValues.of(delete.key()))
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values()))
                        .build();
            case Write.Check check ->
                part.conditionCheck(each -> each.tableName(table)
                                .key(AttributeValues.of(check.key()))
                                .conditionExpression(expression.condition())
                                .expressionAttributeNames(expression.names())
                                .expressionAttributeValues(expression.values()))
                        .build();
        };
    }
}
