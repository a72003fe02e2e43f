package dev.iotjobs.auditor.audit.api;

/**
 * Counts of the calls of an API.
 *
 * @param made all calls
 * @param throttled calls that exceeded the service's rate limit
 * @param failed calls that failed in any other way, denied ones included; not calls about a job that does not exist
 */
public record ApiCalls(long made, long throttled, long failed) {

    public static final ApiCalls NONE = new ApiCalls(0, 0, 0);

    ApiCalls and(Answer<?> answer) {
        return switch (answer) {
            case Answer.OutOfTime<?> _ -> this;
            case Answer.Ok<?> _, Answer.Missing<?> _ -> new ApiCalls(made + 1, throttled, failed);
            case Answer.Throttled<?> _ -> new ApiCalls(made + 1, throttled + 1, failed);
            case Answer.Denied<?> _,
                    Answer.Unauthenticated<?> _,
                    Answer.Rejected<?> _,
                    Answer.Malformed<?> _,
                    Answer.Failed<?> _,
                    Answer.Unreachable<?> _ -> new ApiCalls(made + 1, throttled, failed + 1);
        };
    }
}
