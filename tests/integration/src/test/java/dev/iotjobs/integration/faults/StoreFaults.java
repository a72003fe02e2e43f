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
                        "Transactions conflict with others, five times (`TransactionConflict`)",
                        "Waits, and writes again.",
                        DynamoDbFaults.transactionConflict(new When.First(5))),
                FaultCase.of(
                        "Transactions cancelled for lack of capacity, five times (`ThrottlingError`)",
                        "Waits, and writes again.",
                        DynamoDbFaults.transactionCanceled(new When.First(5), DynamoDbFaults.THROTTLING_ERROR)),
                FaultCase.of(
                        "Transactions conflict all the time",
                        "Tries eight times. Then leaves the job to the next audit.",
                        DynamoDbFaults.transactionConflict(ALWAYS)),
                FaultCase.of(
                        "Answers to two transactions lost after the write",
                        "Sends the transactions again with the same client token.",
                        new Fault(Where.operation(TRANSACTION), new When.First(2), new Effect.LoseAnswer())),
                FaultCase.of(
                        "The answer to a conditional `PutItem` is lost after the write",
                        "Writes again, and is refused. Then reads the item, and finds its own write.",
                        new Fault(
                                new Where(
                                        "PutItem",
                                        null,
                                        null,
                                        asked -> asked.text().contains("\"J#")),
                                new When.First(1),
                                new Effect.LoseAnswer())),
                FaultCase.of(
                        "The answer is lost after the write that takes the lease",
                        "Writes again, and is refused. Then reads the lease, and finds that it holds it.",
                        new Fault(
                                new Where(
                                        "UpdateItem",
                                        null,
                                        null,
                                        asked -> asked.text().contains("\"H#")),
                                new When.First(1),
                                new Effect.LoseAnswer())),
                FaultCase.of(
                        "The answer is lost after the write that finishes the message",
                        "Writes again, and is refused. Then finds that the message is finished.",
                        message("\"Delete\"", new When.First(1), new Effect.LoseAnswer())),
                FaultCase.of(
                        "The write that prepares the message is denied",
                        "Sends nothing. The next audit prepares the message.",
                        message("\"ConditionCheck\"", ALWAYS, DENIED)),
                FaultCase.of(
                        "The write that finishes the message is denied",
                        "Keeps the message. The next audit sends the same message again.",
                        message("\"Delete\"", ALWAYS, DENIED)),
                FaultCase.of(
                        "HTTP 500 for the first calls of each kind",
                        "Makes the calls again.",
                        DynamoDbFaults.internalServerError("Query", new When.First(2)),
                        DynamoDbFaults.internalServerError("PutItem", new When.First(2)),
                        DynamoDbFaults.internalServerError(TRANSACTION, new When.First(2)),
                        DynamoDbFaults.internalServerError("UpdateItem", new When.First(2))),
                FaultCase.of(
                        "HTTP 500 for every transaction",
                        "Tries three times. Then leaves the job to the next audit.",
                        DynamoDbFaults.internalServerError(TRANSACTION, ALWAYS)),
                FaultCase.of(
                        "An answer has half of its JSON, once",
                        "Reads again.",
                        DynamoDbFaults.malformed("Query", new When.First(1))),
                FaultCase.of(
                        "A batch returns unprocessed keys, twice",
                        "Requests the remaining keys.",
                        new Fault(
                                Where.operation("BatchGetItem"),
                                new When.First(2),
                                new Effect.Refuse(asked -> unprocessed(asked.text())))),
                FaultCase.of("Access denied", "Does not start.", Fault.always(dynamoDb(), DENIED)),
                FaultCase.of(
                        "Transactions denied",
                        "Leaves the changes to the next audit.",
                        Fault.always(Where.operation(TRANSACTION), DENIED)),
                FaultCase.of("A table is missing", "Does not start.", Fault.always(dynamoDb(), NO_TABLE)),
                FaultCase.of(
                                "DynamoDB cannot be reached",
                                "Does not start.",
                                Fault.always(dynamoDb(), new Effect.Reset()))
                        .uncountable(),
                FaultCase.planned(
                                "DynamoDB cannot be reached from the first `ListJobs` on",
                                "Ends. Its lease expires.",
                                stage -> stage.add(new Fault(
                                        Where.operation("ListJobs"),
                                        new When.First(1),
                                        new Effect.Before(
                                                () -> stage.add(Fault.always(dynamoDb(), new Effect.Reset()))))))
                        .uncountable(),
                FaultCase.planned(
                                "DynamoDB cannot be reached from `Publish` on",
                                "Cannot record that SNS accepted the message. The next audit sends it again.",
                                stage -> stage.add(new Fault(
                                        Where.operation("Publish"),
                                        new When.First(1),
                                        new Effect.After(
                                                () -> stage.add(Fault.always(dynamoDb(), new Effect.Reset()))))))
                        .uncountable());
    }

    /**
     * A fault of the transactions that write the prepared message.
     *
     * @param part a text that only requests of these transactions have
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
