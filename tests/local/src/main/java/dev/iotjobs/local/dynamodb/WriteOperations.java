package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.table.memory.ItemChange;
import dev.iotjobs.local.dynamodb.TransactionCanceled.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Simulates the DynamoDB operations that write items, for one Region. */
final class WriteOperations {

    private final Tables tables;
    private final RequestTokens tokens;

    WriteOperations(Tables tables, RequestTokens tokens) {
        this.tables = tables;
        this.tokens = tokens;
    }

    ObjectNode put(Input input) {
        return write(input, ExpressionChange.put(tables, input));
    }

    ObjectNode update(Input input) {
        return write(input, ExpressionChange.update(tables, input));
    }

    ObjectNode delete(Input input) {
        return write(input, ExpressionChange.delete(tables, input));
    }

    private ObjectNode write(Input input, ExpressionChange change) {
        ItemChange.Result result = tables.database().change(List.of(change)).getFirst();
        if (!result.held()) {
            throw Errors.conditionFailed();
        }
        ObjectNode json = object();
        ReadOperations.report(input, json, change.table(), Capacity.ofWrite(result));
        return json;
    }

    /**
     * Executes all writes, or none.
     *
     * @throws TransactionCanceled if a condition does not hold
     */
    ObjectNode transact(Input input) {
        input.only(Set.of("TransactItems", "ClientRequestToken", "ReturnConsumedCapacity"));
        List<ExpressionChange> changes =
                input.get("TransactItems").valueStream().map(this::part).toList();
        return tokens.once(
                input.textOrNull("ClientRequestToken"), input.get("TransactItems"), () -> transact(input, changes));
    }

    private ExpressionChange part(JsonNode item) {
        if (item.size() != 1) {
            throw Errors.invalid("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        Map.Entry<String, JsonNode> only = item.properties().iterator().next();
        Input input = new Input(only.getValue());
        return switch (only.getKey()) {
            case "Put" -> ExpressionChange.put(tables, input);
            case "Update" -> ExpressionChange.update(tables, input);
            case "Delete" -> ExpressionChange.delete(tables, input);
            case "ConditionCheck" -> ExpressionChange.check(tables, input);
            default -> throw Errors.notSupported("the part " + only.getKey() + " of a transaction");
        };
    }

    private ObjectNode transact(Input input, List<ExpressionChange> changes) {
        List<ItemChange.Result> results = tables.database().change(changes);
        if (!results.stream().allMatch(ItemChange.Result::held)) {
            throw new TransactionCanceled(results.stream()
                    .map(result -> result.held() ? Reason.NONE : Reason.CONDITION)
                    .toList());
        }
        Map<String, Capacity> capacities = new TreeMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Capacity capacity = Capacity.ofWrite(results.get(i)).inTransaction();
            capacities.merge(changes.get(i).table().name(), capacity, Capacity::plus);
        }
        ObjectNode json = object();
        if (ReadOperations.isReported(input)) {
            ArrayNode reported = json.putArray("ConsumedCapacity");
            capacities.forEach((table, capacity) -> reported.add(capacity.report(table, false)));
        }
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
