package dev.iotjobs.integration.faults;

import dev.iotjobs.local.dynamodb.DynamoDbFaults;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.When;
import dev.iotjobs.simulator.Fault.Where;
import dev.iotjobs.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Faults of DynamoDB: it refuses calls, fails, loses answers, or cannot be reached. */
final class StoreFaults {

    private static final String TRANSACTION = "TransactWriteItems";
    private static final When ALWAYS = new When.Always();

    private static final Effect DENIED =
            new Effect.Fail(400, "AccessDeniedException", "User is not authorized to perform this action");
    private static final Effect NO_TABLE =
            new Effect.Fail(400, "ResourceNotFoundException", "Requested resource not found");

    private StoreFaults() {}

    static List<FaultCase> all() {
        return List.of(
                FaultCase.of(
                        "Reads throttled, twice",
                        "Waits, and reads again.",
                        DynamoDbFaults.throughputExceeded("Query", new When.First(2))),
                FaultCase.of(
                        "Writes throttled, three times",
                        "Waits, and writes again.",
                        DynamoDbFaults.throughputExceeded("PutItem", new When.First(2)),
                        DynamoDbFaults.throttled(TRANSACTION, new When.First(1))),
                FaultCase.of(
                        "Transactions meet others, five times (`TransactionConflict`)",
                        "Waits, and writes again.",
                        DynamoDbFaults.transactionConflict(new When.First(5))),
                FaultCase.of(
                        "Transactions cancelled for lack of capacity, five times (`ThrottlingError`)",
                        "Waits, and writes again.",
                        DynamoDbFaults.transactionCanceled(new When.First(5), DynamoDbFaults.THROTTLING_ERROR)),
                FaultCase.of(
                        "Transactions conflict all the time",
                        "Tries eight times, then leaves the job to the next audit.",
                        DynamoDbFaults.transactionConflict(ALWAYS)),
                FaultCase.of(
                        "Answers to two transactions lost after the write",
                        "Sends them again under the same token.",
                        new Fault(Where.operation(TRANSACTION), new When.First(2), new Effect.LoseAnswer())),
                FaultCase.of(
                        "The answer to a conditional `PutItem` lost after the write",
                        "Writes again, is refused, and reads back that the write was its own.",
                        new Fault(
                                new Where(
                                        "PutItem",
                                        null,
                                        null,
                                        asked -> asked.text().contains("\"J#")),
                                new When.First(1),
                                new Effect.LoseAnswer())),
                FaultCase.of(
                        "The answer to the write that takes the lease lost",
                        "Writes again, is refused, and reads back that the lease is its own.",
                        new Fault(
                                new Where(
                                        "UpdateItem",
                                        null,
                                        null,
                                        asked -> asked.text().contains("\"H#")),
                                new When.First(1),
                                new Effect.LoseAnswer())),
                FaultCase.of(
                        "The answer to the write that finishes the message lost",
                        "Writes again, is refused, and finds the message finished.",
                        message("\"Delete\"", new When.First(1), new Effect.LoseAnswer())),
                FaultCase.of(
                        "Preparing the message denied",
                        "Sends nothing; the next audit prepares the message.",
                        message("\"ConditionCheck\"", ALWAYS, DENIED)),
                FaultCase.of(
                        "Finishing the message denied",
                        "Keeps the message; the next audit sends the same one again.",
                        message("\"Delete\"", ALWAYS, DENIED)),
                FaultCase.of(
                        "500 for the first calls of each kind",
                        "Makes them again.",
                        DynamoDbFaults.internalServerError("Query", new When.First(2)),
                        DynamoDbFaults.internalServerError("PutItem", new When.First(2)),
                        DynamoDbFaults.internalServerError(TRANSACTION, new When.First(2)),
                        DynamoDbFaults.internalServerError("UpdateItem", new When.First(2))),
                FaultCase.of(
                        "500 for every transaction",
                        "Tries three times, then leaves the job to the next audit.",
                        DynamoDbFaults.internalServerError(TRANSACTION, ALWAYS)),
                FaultCase.of(
                        "Half of the JSON in an answer, once",
                        "Reads again.",
                        DynamoDbFaults.malformed("Query", new When.First(1))),
                FaultCase.of(
                        "Keys left unprocessed in a batch, twice",
                        "Asks for the rest.",
                        new Fault(
                                Where.operation("BatchGetItem"),
                                new When.First(2),
                                new Effect.Refuse(asked -> unprocessed(asked.text())))),
                FaultCase.of("Denied", "Does not start.", Fault.always(dynamoDb(), DENIED)),
                FaultCase.of(
                        "Transactions denied",
                        "Leaves what changed to the next audit.",
                        Fault.always(Where.operation(TRANSACTION), DENIED)),
                FaultCase.of("A table is missing", "Does not start.", Fault.always(dynamoDb(), NO_TABLE)),
                FaultCase.of("Down", "Does not start.", Fault.always(dynamoDb(), new Effect.Reset()))
                        .uncountable(),
                FaultCase.planned(
                                "Down from the list of jobs on",
                                "Ends; its lease expires.",
                                stage -> stage.add(new Fault(
                                        Where.operation("ListJobs"),
                                        new When.First(1),
                                        new Effect.Before(
                                                () -> stage.add(Fault.always(dynamoDb(), new Effect.Reset()))))))
                        .uncountable(),
                FaultCase.planned(
                                "Down from the message on",
                                "Keeps the message, which was accepted; the next audit sends the same one again.",
                                stage -> stage.add(new Fault(
                                        Where.operation("Publish"),
                                        new When.First(1),
                                        new Effect.After(
                                                () -> stage.add(Fault.always(dynamoDb(), new Effect.Reset()))))))
                        .uncountable());
    }

    /**
     * A fault of transactions that write the message.
     *
     * @param part a text in the request that identifies the transaction
     */
    private static Fault message(String part, When when, Effect effect) {
        return new Fault(
                new Where(
                        TRANSACTION,
                        null,
                        null,
                        asked -> asked.text().contains("\"M#") && asked.text().contains(part)),
                when,
                effect);
    }

    private static Where dynamoDb() {
        return new Where(null, null, null, request -> request.service().equals("dynamodb"));
    }

    private static Response unprocessed(String batch) {
        String answer = batch.replaceFirst("\\{\"RequestItems\":", "{\"Responses\":{},\"UnprocessedKeys\":");
        return Response.awsJson("1.0", answer.getBytes(StandardCharsets.UTF_8));
    }
}
