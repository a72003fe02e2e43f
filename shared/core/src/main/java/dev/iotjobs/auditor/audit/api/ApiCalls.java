package dev.iotjobs.auditor.audit.api;

/**
 * How often an API was called.
 *
 * @param made calls in all
 * @param throttled calls the service refused for their rate
 * @param failed calls that failed in any other way; a denied one among them, a missing job not
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
