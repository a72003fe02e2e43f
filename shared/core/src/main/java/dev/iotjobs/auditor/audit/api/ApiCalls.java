package dev.iotjobs.auditor.audit.api;

/**
 * The number of calls to one API.
 *
 * @param made all calls
 * @param throttled calls that the service throttled
 * @param failed calls that failed for another reason, such as denied calls; a missing job is no failure
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
