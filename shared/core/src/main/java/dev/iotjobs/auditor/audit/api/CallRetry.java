package dev.iotjobs.auditor.audit.api;

import java.util.function.Supplier;

/** How often audits attempt a call to AWS IoT. They repeat a call only after a transient failure. */
public enum CallRetry {

    /**
     * A call about one job: DescribeJob or ListTagsForResource. Audits make at most five attempts. Throttled attempts
     * do not count.
     */
    JOB(5, 5), // If one attempt in ten fails, all five attempts fail for one job in 100,000.

    /**
     * ListJobs. Audits make at most six attempts for each page, including throttled attempts. They give up earlier if
     * the second or a later attempt gets no connection.
     */
    LIST(6, 2); // An attempt without a connection may take seconds.

    private final int attempts;
    private final int attemptsToConnect;

    CallRetry(int attempts, int attemptsToConnect) {
        this.attempts = attempts;
        this.attemptsToConnect = attemptsToConnect;
    }

    /**
     * Makes attempts until one succeeds or fails permanently, or no more attempts are allowed. Returns the last answer.
     *
     * @param attempt waits until the permitted rate allows the call, then makes the call once
     */
    public <T> Answer<T> call(Supplier<Answer<T>> attempt) {
        int made = 0;
        Answer<T> answer;
        do {
            answer = attempt.get();
            made += counts(answer) ? 1 : 0;
        } while (allowsAnother(made, answer));
        return answer;
    }

    /**
     * Whether another attempt may follow.
     *
     * @param made number of attempts so far; throttled attempts count for {@link #LIST}, but not for {@link #JOB}
     * @param last answer to the last attempt
     */
    public boolean allowsAnother(int made, Answer<?> last) {
        int most = last instanceof Answer.Unreachable<?> ? attemptsToConnect : attempts;
        return last.isTransient() && (made < most || !counts(last));
    }

    private boolean counts(Answer<?> answer) {
        return this == LIST || !(answer instanceof Answer.Throttled<?>);
    }
}
