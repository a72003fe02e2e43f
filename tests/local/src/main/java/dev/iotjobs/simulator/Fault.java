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
 * A planned fault: which calls it concerns, which of them it strikes, and what happens.
 *
 * @param where the calls that it concerns, which {@code when} counts
 * @param when which of these it strikes
 * @param effect what happens then
 */
public record Fault(Where where, When when, Effect effect) {

    /** A fault that strikes every call that it concerns. */
    public static Fault always(Where where, Effect effect) {
        return new Fault(where, new When.Always(), effect);
    }

    /**
     * The calls that a fault concerns. A null member matches every call.
     *
     * @param resource the job's id, or whatever the service names its resource by
     * @param request what else the request must be like
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

        /** DescribeJob and every other call about one job. */
        public static Where job(String jobId) {
            return new Where(null, null, jobId, any -> true);
        }

        public Where in(String onlyRegion) {
            return new Where(operation, onlyRegion, resource, request);
        }

        public Where of(String onlyResource) {
            return new Where(operation, region, onlyResource, request);
        }

        /** These calls, limited to requests for a further page. */
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

    /** Selects the calls that a fault strikes among those that it concerns. Numbers count from 1. */
    public sealed interface When {
        /** Every call. */
        record Always() implements When {}

        /** Only the call with this number. */
        record Nth(long n) implements When {}

        /** The first {@code n} calls. */
        record First(long n) implements When {}

        /** Each call whose number is a multiple of {@code n}. */
        record Every(long n) implements When {}

        /** Calls within a time of the account's clock, the end excluded. */
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
        /** The call is refused with an error of the service. */
        record Fail(int status, String code, String message) implements Effect {}

        /** The call is refused with an answer of that shape, for errors that have more to say than a message. */
        record Refuse(Function<Request, Response> answer) implements Effect {}

        /** The answer comes that much later, in real time. */
        record Slow(Duration by) implements Effect {}

        /** The connection is closed and the call has no effect. */
        record Reset() implements Effect {}

        /** The call takes effect, and the connection is closed instead of an answer. */
        record LoseAnswer() implements Effect {}

        /** The connection is closed in the middle of the answer. */
        record CutAnswer() implements Effect {}

        /** A successful answer is changed before it is sent. */
        record Rewrite(UnaryOperator<byte[]> body) implements Effect {}

        /** Something else happens first, such as a job that changes its status while the list is read. */
        record Before(Runnable action) implements Effect {}

        /** Something else happens once the call took effect and before it is answered. */
        record After(Runnable action) implements Effect {}
    }
}
