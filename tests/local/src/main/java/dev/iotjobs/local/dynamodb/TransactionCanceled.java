package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Thrown when a transaction is canceled. The transaction wrote nothing. Has DynamoDB's reasons, but no stack trace. */
final class TransactionCanceled extends RuntimeException {

    private static final String CODE = "TransactionCanceledException";

    private final transient List<Reason> reasons;

    /** @param reasons one for each item of the transaction, in order */
    TransactionCanceled(List<Reason> reasons) {
        super(CODE, null, false, false); // no stack trace, because this answer is expected
        this.reasons = reasons;
    }

    /** Why an item caused the cancellation of the transaction; {@link #NONE} for an item that did not cause it. */
    record Reason(String code, String message) {

        /** The item did not cause the cancellation of its transaction. */
        static final Reason NONE = new Reason("None", "");

        static final Reason CONDITION = new Reason("ConditionalCheckFailed", "The conditional request failed");
    }

    Response response() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        String codes = reasons.stream().map(Reason::code).collect(Collectors.joining(", ", "[", "]"));
        error.put("__type", "com.amazonaws.dynamodb.v20120810#" + CODE)
                .put(
                        "Message",
                        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
        ArrayNode json = error.putArray("CancellationReasons");
        for (Reason reason : reasons) {
            ObjectNode each = json.addObject().put("Code", reason.code());
            if (!reason.message().isEmpty()) {
                each.put("Message", reason.message());
            }
        }
        return new Response(
                400,
                Map.of("Content-Type", "application/x-amz-json-1.0"),
                error.toString().getBytes(StandardCharsets.UTF_8),
                CODE);
    }
}
