package dev.iotjobs.simulator;

import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A planned fault, which changes what happens to some calls.
 *
 * @param where selects calls; the fault matches these calls
 * @param when which of the matching calls the fault strikes, by number or time
 * @param effect what happens to a call that the fault strikes
 */
public record Fault(Where where, When when, Effect effect) {

    /** A fault that strikes every matching call. */
    public static Fault always(Where where, Effect effect) {
        return new Fault(where, new When.Always(), effect);
    }

    /**
     * Matches calls. A null member matches every call.
     *
     * @param resource the job's id, or the name or ARN of another resource
     * @param request a further condition on the request
     */
    public record Where(
            @Nullable String operation,
            @Nullable String region,
            @Nullable String resource,
            Predicate<Request> request) {

        public static final Where EVERYWHERE = new Where(null, null, null, any -> true);

        public static Where operation(String operation) {
            return new Where(operation, null, null, any -> true);
        }

        /** Matches every call about one job, such as DescribeJob. */
        public static Where job(String jobId) {
            return new Where(null, null, jobId, any -> true);
        }

        public Where in(String onlyRegion) {
            return new Where(operation, onlyRegion, resource, request);
        }

        public Where of(String onlyResource) {
            return new Where(operation, region, onlyResource, request);
        }

        /** A copy that matches only requests for the second and later pages of a list. */
        public Where withPageToken() {
            return new Where(operation, region, resource, any -> any.query().containsKey("nextToken"));
        }

        boolean matches(Call call, Request asked) {
            return (operation == null || operation.equals(call.operation()))
                    && (region == null || region.equals(asked.region()))
                    && (resource == null || resource.equals(call.resource()))
                    && request.test(asked);
        }
    }

    /**
     * Selects the calls that a fault strikes, among the calls that the fault's {@link Where} matches. The matching
     * calls are numbered from 1.
     */
    public sealed interface When {
        /** Selects every call that the fault's {@link Where} matches. */
        record Always() implements When {}

        /** Selects only call {@code n} of the matching calls, which are numbered from 1. */
        record Nth(long n) implements When {}

        /** Selects only the first {@code n} of the matching calls. */
        record First(long n) implements When {}

        /** Selects every {@code n}th of the matching calls. */
        record Every(long n) implements When {}

        /**
         * Selects only the matching calls in a period, by the account's clock. The start of the period is included, its
         * end is not.
         */
        record Between(Instant from, Instant until) implements When {}

        default boolean strikes(long number, Instant now) {
            return switch (this) {
                case Always() -> true;
                case Nth(long n) -> number == n;
                case First(long n) -> number <= n;
                case Every(long n) -> number % n == 0;
                case Between(Instant from, Instant until) -> !now.isBefore(from) && now.isBefore(until);
            };
        }
    }

    /** What happens to a call that a fault strikes. */
    public sealed interface Effect {
        /** The service refuses the call with this error. */
        record Fail(int status, String code, String message) implements Effect {}

        /** The service refuses the call with this answer, which can have more members than a code and a message. */
        record Refuse(Function<Request, Response> answer) implements Effect {}

        /** The call takes effect only after this duration of real time. */
        record Slow(Duration by) implements Effect {}

        /** The connection is closed, and the call has no effect. */
        record Reset() implements Effect {}

        /** The call takes effect, but the connection is closed before the answer. */
        record LoseAnswer() implements Effect {}

        /** The connection is closed in the middle of the answer. */
        record CutAnswer() implements Effect {}

        /** The body of a successful answer is changed before it is sent. Errors are sent unchanged. */
        record Rewrite(UnaryOperator<byte[]> body) implements Effect {}

        /**
         * The action runs before the call takes effect. For example, a job changes its status while the list is read.
         */
        record Before(Runnable action) implements Effect {}

        /** The action runs after the call takes effect and before its answer is sent. */
        record After(Runnable action) implements Effect {}
    }
}
