package dev.iotjobs.integration;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Faults of DynamoDB that its emulators do not have. */
final class Trouble {

    private Trouble() {}

    /**
     * Loses answers of an operation after its calls took effect.
     *
     * @param times number of answers to lose, beginning with the first
     */
    static ExecutionInterceptor losesAnswers(String operation, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new ExecutionInterceptor() {
            @Override
            public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
                if (isOf(operation, attributes) && left.getAndDecrement() > 0) {
                    throw RetryableException.builder()
                            .message("Connection reset")
                            .build();
                }
            }
        };
    }

    /**
     * Makes transactions fail as cancelled, without a call of DynamoDB.
     *
     * @param times number of transactions to cancel, beginning with the first
     * @param reasons the reason code of each item of a transaction
     */
    static ExecutionInterceptor cancelsTransactions(int times, String... reasons) {
        AtomicInteger left = new AtomicInteger(times);
        return new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (isOf("TransactWriteItems", attributes) && left.getAndDecrement() > 0) {
                    throw cancelled(reasons);
                }
            }
        };
    }

    private static TransactionCanceledException cancelled(String... reasons) {
        return TransactionCanceledException.builder()
                .message("Transaction cancelled")
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionCanceledException")
                        .errorMessage(
                                "Transaction cancelled, please refer cancellation reasons " + Arrays.toString(reasons))
                        .build())
                .cancellationReasons(Arrays.stream(reasons)
                        .map(reason -> CancellationReason.builder().code(reason).build())
                        .toList())
                .build();
    }

    private static boolean isOf(String operation, ExecutionAttributes attributes) {
        return operation.equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}
