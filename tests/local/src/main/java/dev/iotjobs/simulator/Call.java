package dev.iotjobs.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param operation the API's name for it, such as {@code DescribeJob}
 * @param action the IAM action that allows it, without the service's prefix; most often the operation's own name
 * @param resource the job's id, or whatever the service names its resource by; null when it has none
 */
public record Call(
        String operation, String action, @Nullable String resource) {

    /** A call without resource that is allowed by the IAM action of its own name. */
    public static Call of(String operation) {
        return new Call(operation, operation, null);
    }

    /** A call on a resource that is allowed by the IAM action of its own name. */
    public static Call of(String operation, @Nullable String resource) {
        return new Call(operation, operation, resource);
    }
}
