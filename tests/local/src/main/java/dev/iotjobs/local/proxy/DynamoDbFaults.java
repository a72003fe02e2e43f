package dev.iotjobs.local.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.Request;
import dev.iotjobs.simulator.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What real tables do and DynamoDB Local never does, ready to be added. Codes and shapes are those of the <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">error reference</a>.
 * A fault can be narrowed to one table by making another of its parts: {@code fault.where().of(table)}.
 */
public final class DynamoDbFaults {

    /** A transaction met another on one of its items. */
    public static final String TRANSACTION_CONFLICT = "TransactionConflict";

    /** A transaction found the capacity of one of its items used up. */
    public static final String THROTTLING_ERROR = "ThrottlingError";

    private static final String TRANSACTION = "TransactWriteItems";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, String> REASONS = Map.of(
            TRANSACTION_CONFLICT, "Transaction is ongoing for the item",
            THROTTLING_ERROR, "Throughput exceeds the current capacity for one or more global secondary indexes.");

    private DynamoDbFaults() {}

    /** The table's capacity is used up. */
    public static Fault throughputExceeded(String operation, When when) {
        return failing(
                operation,
                when,
                400,
                "ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded.");
    }

    /** The account or an on-demand table grows too fast. */
    public static Fault throttled(String operation, When when) {
        return failing(operation, when, 400, "ThrottlingException", "Rate of requests exceeds the allowed throughput.");
    }

    /** DynamoDB itself is in trouble; whether a write took effect is not known, here it did not. */
    public static Fault internalServerError(String operation, When when) {
        return failing(operation, when, 500, "InternalServerError", "The request processing has failed.");
    }

    /**
     * A transaction is cancelled because another is busy with some of its items.
     *
     * @param positions of these items in the transaction, from 0; none means the first
     */
    public static Fault transactionConflict(When when, int... positions) {
        return transactionCanceled(when, TRANSACTION_CONFLICT, positions);
    }

    /**
     * A transaction is cancelled for a reason at some of its items; the others' reason is {@code None}.
     *
     * @param code such as {@link #TRANSACTION_CONFLICT} or {@link #THROTTLING_ERROR}
     * @param positions of these items in the transaction, from 0; none means the first
     */
    public static Fault transactionCanceled(When when, String code, int... positions) {
        Set<Integer> struck = positions.length == 0
                ? Set.of(0)
                : Arrays.stream(positions).boxed().collect(Collectors.toUnmodifiableSet());
        return new Fault(Where.operation(TRANSACTION), when, new Effect.Refuse(asked -> canceled(asked, code, struck)));
    }

    /** The answer is half of its JSON, in a whole HTTP response. */
    public static Fault malformed(String operation, When when) {
        return new Fault(
                Where.operation(operation), when, new Effect.Rewrite(body -> Arrays.copyOf(body, body.length / 2)));
    }

    private static Fault failing(String operation, When when, int status, String code, String message) {
        return new Fault(Where.operation(operation), when, new Effect.Fail(status, code, message));
    }

    private static Response canceled(Request asked, String code, Set<Integer> struck) {
        int items = items(asked);
        ObjectNode error = MAPPER.createObjectNode();
        ArrayNode reasons = error.putArray("CancellationReasons");
        IntStream.range(0, items).forEach(position -> {
            String reason = struck.contains(position) ? code : "None";
            ObjectNode told = reasons.addObject().put("Code", reason);
            if (struck.contains(position)) {
                told.put("Message", REASONS.getOrDefault(reason, "The item could not be written."));
            }
        });
        error.put("__type", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException");
        error.put(
                "Message",
                "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                        + IntStream.range(0, items)
                                .mapToObj(position ->
                                        reasons.get(position).path("Code").asText())
                                .collect(Collectors.joining(", "))
                        + "]");
        return refusal(error);
    }

    private static int items(Request asked) {
        try {
            JsonNode items = MAPPER.readTree(asked.body()).path("TransactItems");
            return items.size();
        } catch (IOException e) {
            throw new UncheckedIOException("a transaction is JSON", e);
        }
    }

    private static Response refusal(ObjectNode error) {
        try {
            return new Response(
                    400,
                    Map.of("Content-Type", "application/x-amz-json-1.0"),
                    MAPPER.writeValueAsBytes(error),
                    "TransactionCanceledException");
        } catch (IOException e) {
            throw new UncheckedIOException("a tree is always JSON", e);
        }
    }
}
