package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.http.ServiceException;
import java.util.Map;

/**
 * The errors of AWS IoT with their HTTP statuses. AWS IoT answers throttled calls with 400, and exceeded limits with
 * 410.
 */
final class Errors {

    private Errors() {}

    static ServiceException invalid(String message) {
        return new ServiceException(400, "InvalidRequestException", message);
    }

    static ServiceException noSuchJob(String jobId) {
        return new ServiceException(404, "ResourceNotFoundException", "Job " + jobId + " cannot be found.");
    }

    static ServiceException exists(String jobId, String jobArn) {
        return new ServiceException(
                409,
                "ResourceAlreadyExistsException",
                "Job " + jobId + " already exists.",
                Map.of("resourceId", jobId, "resourceArn", jobArn));
    }

    static ServiceException limit(String message) {
        return new ServiceException(410, "LimitExceededException", message);
    }

    static ServiceException transition(String message) {
        return new ServiceException(409, "InvalidStateTransitionException", message);
    }

    static ServiceException unknownOperation(String what) {
        return new ServiceException(
                404, "UnknownOperationException", "No such operation in this simulated account: " + what);
    }
}
