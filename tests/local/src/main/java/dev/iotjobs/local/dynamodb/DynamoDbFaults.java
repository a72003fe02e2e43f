package dev.iotjobs.local.dynamodb;

import dev.iotjobs.local.dynamodb.TransactionCanceled.Reason;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Faults of DynamoDB for a simulated account, such as used-up capacity. Error codes and messages follow the <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">error reference</a>.
 * {@code fault.where().of(table)} limits a fault to one table.
 */
public final class DynamoDbFaults {

    /** Reason code: another transaction is using the item. */
    public static final String TRANSACTION_CONFLICT = "TransactionConflict";

    /** Reason code: the write needs more capacity than the table or one of its indexes has left. */
    public static final String THROTTLING_ERROR = "ThrottlingError";

    private static final String TRANSACTION = "TransactWriteItems";
    private static final Map<String, String> MESSAGES = Map.of(
            TRANSACTION_CONFLICT, "Transaction is ongoing for the item",
            THROTTLING_ERROR, "Throughput exceeds the current capacity for one or more global secondary indexes.");

    private DynamoDbFaults() {}

    /** Makes a fault: DynamoDB refuses a call, because the capacity of the table is used up. */
    public static Fault throughputExceeded(String operation, When when) {
        return failing(
                operation,
                when,
                400,
                "ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded.");
    }

    /**
     * Makes a fault: DynamoDB refuses a call, because the request rate of the account or of an on-demand table grows
     * too fast.
     */
    public static Fault throttled(String operation, When when) {
        return failing(operation, when, 400, "ThrottlingException", "Rate of requests exceeds the allowed throughput.");
    }

    /**
     * Makes a fault: DynamoDB fails with an internal error and writes nothing. The real DynamoDB may have written the
     * data despite this error.
     */
    public static Fault internalServerError(String operation, When when) {
        return failing(operation, when, 500, "InternalServerError", "The request processing has failed.");
    }

    /**
     * Makes a fault: DynamoDB cancels a transaction, because another transaction is using some of its items.
     *
     * @param positions positions of these items in the transaction, from 0; if omitted, only the first item
     */
    public static Fault transactionConflict(When when, int... positions) {
        return transactionCanceled(when, TRANSACTION_CONFLICT, positions);
    }

    /**
     * Makes a fault: DynamoDB cancels a transaction because of some of its items. For all other items the reason is
     * {@code None}.
     *
     * @param code reason for these items, such as {@link #TRANSACTION_CONFLICT} or {@link #THROTTLING_ERROR}
     * @param positions positions of these items in the transaction, from 0; if omitted, only the first item
     */
    public static Fault transactionCanceled(When when, String code, int... positions) {
        Set<Integer> struck = positions.length == 0
                ? Set.of(0)
                : Arrays.stream(positions).boxed().collect(Collectors.toUnmodifiableSet());
        return new Fault(
                Where.operation(TRANSACTION), when, new Effect.Refuse(request -> canceled(request, code, struck)));
    }

    /** Makes a fault: DynamoDB answers with only the first half of the JSON, in a complete HTTP response. */
    public static Fault malformed(String operation, When when) {
        return new Fault(
                Where.operation(operation), when, new Effect.Rewrite(body -> Arrays.copyOf(body, body.length / 2)));
    }

    private static Fault failing(String operation, When when, int status, String code, String message) {
        return new Fault(Where.operation(operation), when, new Effect.Fail(status, code, message));
    }

    private static Response canceled(Request request, String code, Set<Integer> struck) {
        Reason reason = new Reason(code, MESSAGES.getOrDefault(code, "The item could not be written."));
        int items = Input.of(request).get("TransactItems").size();
        return new TransactionCanceled(IntStream.range(0, items)
                        .mapToObj(position -> struck.contains(position) ? reason : Reason.NONE)
                        .toList())
                .response();
    }
}
