package dev.iotjobs.load.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.simulator.Call;
import dev.iotjobs.simulator.ServiceHandler;
import dev.iotjobs.simulator.http.Protocol;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;

/** A proxy of DynamoDB that adds up the consumed read and write capacity units. Safe for use by several threads. */
public final class CapacityMeter implements ServiceHandler {

    private static final String ASK = "ReturnConsumedCapacity";
    private static final String CONSUMED = "ConsumedCapacity";
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

    private final ServiceHandler dynamoDb;
    private final ObjectMapper json = new ObjectMapper();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();

    public CapacityMeter(ServiceHandler dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    public double takeReadUnits() {
        return readUnits.sumThenReset();
    }

    public double takeWriteUnits() {
        return writeUnits.sumThenReset();
    }

    @Override
    public String signingName() {
        return dynamoDb.signingName();
    }

    @Override
    public Protocol protocol() {
        return dynamoDb.protocol();
    }

    @Override
    public Call identify(Request request) {
        return dynamoDb.identify(request);
    }

    @Override
    public Response handle(Request request) {
        String operation = identify(request).operation();
        if (READS.contains(operation)) {
            return measured(request, readUnits);
        }
        return WRITES.contains(operation) ? measured(request, writeUnits) : dynamoDb.handle(request);
    }

    private Response measured(Request request, DoubleAdder units) {
        try {
            ObjectNode asked = (ObjectNode) json.readTree(request.body());
            asked.put(ASK, "TOTAL");
            Response response = dynamoDb.handle(new Request(
                    request.service(),
                    request.region(),
                    request.method(),
                    request.path(),
                    request.query(),
                    request.headers(),
                    json.writeValueAsBytes(asked)));
            units.add(units(json.readTree(response.body()).path(CONSUMED)));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds up the capacity units in {@code ConsumedCapacity}: one object, or a list with an object for each table. */
    private static double units(JsonNode consumed) {
        double sum = consumed.path("CapacityUnits").asDouble(0);
        for (JsonNode table : consumed.isArray() ? consumed : consumed.path("nothing")) {
            sum += units(table);
        }
        return sum;
    }
}
