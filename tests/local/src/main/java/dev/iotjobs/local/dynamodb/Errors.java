package dev.iotjobs.local.dynamodb;

import dev.iotjobs.simulator.http.ServiceException;

/**
 * Creates the errors with which the simulated DynamoDB answers.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 *     handling</a>
 */
final class Errors {

    private Errors() {}

    static ServiceException invalid(String message) {
        return new ServiceException(400, "ValidationException", message);
    }

    /** The error for a DynamoDB feature that this simulation does not support. */
    static ServiceException notSupported(String what) {
        return invalid("This local DynamoDB does not support " + what);
    }

    static ServiceException noSuchTable(String name) {
        return new ServiceException(
                400, "ResourceNotFoundException", "Requested resource not found: Table: " + name + " not found");
    }

    static ServiceException tableExists(String name) {
        return new ServiceException(400, "ResourceInUseException", "Table already exists: " + name);
    }

    static ServiceException conditionFailed() {
        return new ServiceException(400, "ConditionalCheckFailedException", "The conditional request failed");
    }

    static ServiceException tokenReused() {
        return new ServiceException(
                400,
                "IdempotentParameterMismatchException",
                "The client request token was used before with different parameters");
    }
}
