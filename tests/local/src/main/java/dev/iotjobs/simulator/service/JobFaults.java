package dev.iotjobs.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.Fault.Effect;
import dev.iotjobs.simulator.Fault.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Common faults of AWS IoT, for {@link dev.iotjobs.simulator.Faults#add}. */
public final class JobFaults {

    private JobFaults() {}

    /** Makes a fault: DescribeJob is denied for this job. */
    public static Fault denied(String jobId) {
        return Fault.always(Where.operation("DescribeJob").of(jobId), denial("iot:DescribeJob", "job/" + jobId));
    }

    /**
     * Makes a fault: an operation is denied for all resources.
     *
     * @param operation name such as {@code GetServiceQuota}
     */
    public static Fault deniedOperation(String operation) {
        return Fault.always(Where.operation(operation), denial(operation, "*"));
    }

    /** Makes a fault: DescribeJob answers that a listed job does not exist. */
    public static Fault vanished(String jobId) {
        return Fault.always(
                Where.operation("DescribeJob").of(jobId),
                new Effect.Fail(404, "ResourceNotFoundException", "Job " + jobId + " cannot be found."));
    }

    /**
     * Makes a fault: ListJobs refuses page tokens as expired.
     *
     * @param when which of the calls with a page token are refused
     */
    public static Fault stalePageToken(Fault.When when) {
        return new Fault(
                Where.operation("ListJobs").withPageToken(),
                when,
                new Effect.Fail(400, "InvalidRequestException", "nextToken has expired."));
    }

    /** Makes a fault: an operation answers with HTTP status 503. */
    public static Fault unavailable(String operation, Fault.When when) {
        return new Fault(
                Where.operation(operation),
                when,
                new Effect.Fail(503, "ServiceUnavailableException", "Service is unavailable"));
    }

    /** Makes a fault: an operation answers with HTTP status 500. */
    public static Fault internalFailure(String operation, Fault.When when) {
        return new Fault(Where.operation(operation), when, new Effect.Fail(500, "InternalFailure", "Internal failure"));
    }

    /** Makes a fault: an operation is throttled, even below its rate limit. */
    public static Fault throttled(String operation, Fault.When when) {
        return new Fault(
                Where.operation(operation), when, new Effect.Fail(400, "ThrottlingException", "Rate exceeded"));
    }

    /** Makes a fault: DescribeJob answers with HTTP status 200, but only with the first half of the body. */
    public static Fault truncated(String jobId) {
        return describing(jobId, new Effect.Rewrite(body -> Arrays.copyOf(body, body.length / 2)));
    }

    /** Makes a fault: DescribeJob answers with a job status that the API's model does not have. */
    public static Fault unknownStatus(String jobId, String status) {
        return describing(jobId, rewrite(answer -> job(answer).put("status", status)));
    }

    /** Makes a fault: DescribeJob answers with JSON members that the API's model does not have. */
    public static Fault unknownFields(String jobId) {
        return describing(jobId, rewrite(answer -> {
            answer.put("inventedYesterday", true);
            job(answer).putObject("quantumConfig").putArray("criteriaList").add(1);
        }));
    }

    /** Makes a fault: DescribeJob answers with an explicit null for every counter. */
    public static Fault nullCounters(String jobId) {
        return describing(jobId, rewrite(answer -> {
            ObjectNode details = (ObjectNode) job(answer).get("jobProcessDetails");
            List<String> names = List.copyOf(
                    details.properties().stream().map(member -> member.getKey()).toList());
            names.forEach(details::putNull);
        }));
    }

    /** Makes a fault: the answer of DescribeJob lacks {@code jobProcessDetails}. */
    public static Fault withoutProcessDetails(String jobId) {
        return describing(jobId, rewrite(answer -> job(answer).remove("jobProcessDetails")));
    }

    /** Makes an effect that changes the JSON of successful answers. The answers must be JSON objects. */
    public static Effect rewrite(Consumer<ObjectNode> change) {
        return new Effect.Rewrite(body -> {
            try {
                ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(body);
                change.accept(answer);
                return Json.MAPPER.writeValueAsBytes(answer);
            } catch (IOException e) {
                throw new UncheckedIOException("a fault rewrites JSON answers only", e);
            }
        });
    }

    private static Fault describing(String jobId, Effect effect) {
        return Fault.always(Where.operation("DescribeJob").of(jobId), effect);
    }

    private static Effect denial(String action, String resource) {
        return new Effect.Fail(
                403,
                "AccessDeniedException",
                "User is not authorized to perform: " + action + " on resource: " + resource);
    }

    private static ObjectNode job(ObjectNode answer) {
        JsonNode job = answer.path("job");
        return job instanceof ObjectNode object ? object : answer;
    }
}
