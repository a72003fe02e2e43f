package dev.iotjobs.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param operation name of the operation in the API, such as {@code DescribeJob}
 * @param action the IAM action that allows the call, without the service's prefix; usually the name of the operation
 * @param resource the job's id, or the name or ARN of another resource; null if the call has no resource
 */
public record Call(
        String operation, String action, @Nullable String resource) {

    /** A call without a resource. Its IAM action has the name of the operation. */
    public static Call of(String operation) {
        return new Call(operation, operation, null);
    }

    /** A call on a resource. Its IAM action has the name of the operation. */
    public static Call of(String operation, @Nullable String resource) {
        return new Call(operation, operation, resource);
    }
}
