package dev.iotjobs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.auditor.table.StoreException;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import dev.iotjobs.simulator.http.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Simulates DynamoDB by the awsJson1.0 protocol. Tables are in memory, and each Region has its own. Thread-safe. */
public final class DynamoDbHandler implements ServiceHandler {

    private static final String TARGET_PREFIX = "DynamoDB_20120810.";
    private static final Set<String> OPERATIONS = Set.of(
            "BatchGetItem",
            "CreateTable",
            "DeleteItem",
            "DescribeTable",
            "DescribeTimeToLive",
            "GetItem",
            "ListTables",
            "PutItem",
            "Query",
            "Scan",
            "TransactWriteItems",
            "UpdateItem",
            "UpdateTimeToLive");

    private final SimulatedAccount account;
    private final Map<String, Regional> regions = new ConcurrentHashMap<>();

    /** @param account the account of the tables; its clock is the clock of this service */
    public DynamoDbHandler(SimulatedAccount account) {
        this.account = account;
    }

    private record Regional(Tables tables, TableOperations whole, ReadOperations reads, WriteOperations writes) {}

    private Regional in(String region) {
        return regions.computeIfAbsent(region, made -> {
            Tables tables = new Tables(account.clock());
            String arnPrefix = "arn:" + SimulatedAccount.partition(made) + ":dynamodb:" + made + ":"
                    + account.accountId() + ":table/";
            return new Regional(
                    tables,
                    new TableOperations(tables, arnPrefix),
                    new ReadOperations(tables),
                    new WriteOperations(tables, new RequestTokens(account.clock())));
        });
    }

    /** The tables of a Region, for direct access. Simulated faults affect only requests, not direct access. */
    public MemoryDatabase tables(String region) {
        return in(region).tables().database();
    }

    @Override
    public String signingName() {
        return "dynamodb";
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_JSON_1_0;
    }

    @Override
    public Call identify(Request request) {
        return Call.of(operation(request), tableName(Input.of(request).json()));
    }

    private static String operation(Request request) {
        return request.operation(TARGET_PREFIX, OPERATIONS)
                .orElseThrow(() -> new ServiceException(
                        400,
                        "UnknownOperationException",
                        "This local DynamoDB does not support the operation '"
                                + request.target().replace(TARGET_PREFIX, "") + "'"));
    }

    /** The name of the first table in a request; null if the request names no table. */
    private static @Nullable String tableName(JsonNode input) {
        JsonNode ofBatch = input.path("RequestItems");
        if (!ofBatch.isEmpty()) {
            return ofBatch.fieldNames().next();
        }
        JsonNode ofTransaction = input.path("TransactItems").path(0);
        JsonNode named =
                ofTransaction.isEmpty() ? input : ofTransaction.elements().next();
        return named.path("TableName").textValue();
    }

    @Override
    public Response handle(Request request) {
        try {
            ObjectNode output = answer(operation(request), Input.of(request), in(request.region()));
            return Response.awsJson("1.0", output.toString().getBytes(StandardCharsets.UTF_8));
        } catch (TransactionCanceled canceled) {
            return canceled.response();
        } catch (StoreException limit) {
            throw Errors.invalid(limit.getMessage());
        }
    }

    private static ObjectNode answer(String operation, Input input, Regional region) {
        return switch (operation) {
            case "BatchGetItem" -> region.reads().batchGet(input);
            case "CreateTable" -> region.whole().create(input);
            case "DeleteItem" -> region.writes().delete(input);
            case "DescribeTable" -> region.whole().describe(input);
            case "DescribeTimeToLive" -> region.whole().describeTimeToLive(input);
            case "GetItem" -> region.reads().get(input);
            case "ListTables" -> region.whole().list(input);
            case "PutItem" -> region.writes().put(input);
            case "Query" -> region.reads().query(input);
            case "Scan" -> region.reads().scan(input);
            case "TransactWriteItems" -> region.writes().transact(input);
            case "UpdateItem" -> region.writes().update(input);
            case "UpdateTimeToLive" -> region.whole().updateTimeToLive(input);
            default -> throw new IllegalStateException("an operation without an answer: " + operation);
        };
    }
}
