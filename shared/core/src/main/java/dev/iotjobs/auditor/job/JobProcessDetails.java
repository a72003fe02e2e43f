package dev.iotjobs.auditor.job;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code jobProcessDetails}: how many executions of the job stand where. The counters are of executions:
 * with retries a device is counted once for each attempt.
 *
 * @param processingTargets the targets to which the rollout still goes; empty once it has finished
 */
public record JobProcessDetails(
        List<String> processingTargets,
        @Nullable Integer numberOfCanceledThings,
        @Nullable Integer numberOfSucceededThings,
        @Nullable Integer numberOfFailedThings,
        @Nullable Integer numberOfRejectedThings,
        @Nullable Integer numberOfQueuedThings,
        @Nullable Integer numberOfInProgressThings,
        @Nullable Integer numberOfRemovedThings,
        @Nullable Integer numberOfTimedOutThings)
        implements Config {

    public JobProcessDetails {
        processingTargets = List.copyOf(processingTargets);
    }

    /** Counters of a rollout that has finished, none canceled or removed. */
    public static JobProcessDetails ofExecuted(int succeeded, int failed, int rejected, int timedOut) {
        return new JobProcessDetails(List.of(), 0, succeeded, failed, rejected, 0, 0, 0, timedOut);
    }

    @Override
    public boolean isEmpty() {
        return processingTargets.isEmpty() && !hasCounters();
    }

    /** Whether the service gave any counter; where it gave some, an absent one is zero. */
    public boolean hasCounters() {
        return counters().anyMatch(Objects::nonNull);
    }

    public int canceled() {
        return orZero(numberOfCanceledThings);
    }

    public int succeeded() {
        return orZero(numberOfSucceededThings);
    }

    public int failed() {
        return orZero(numberOfFailedThings);
    }

    public int rejected() {
        return orZero(numberOfRejectedThings);
    }

    public int queued() {
        return orZero(numberOfQueuedThings);
    }

    public int inProgress() {
        return orZero(numberOfInProgressThings);
    }

    public int removed() {
        return orZero(numberOfRemovedThings);
    }

    public int timedOut() {
        return orZero(numberOfTimedOutThings);
    }

    /** Executions that ended by themselves: the denominator of the service's abort criteria. */
    public int executed() {
        return succeeded() + unsuccessful();
    }

    /** Executions that failed, were rejected or timed out: what abort criteria call {@code ALL}. */
    public int unsuccessful() {
        return failed() + rejected() + timedOut();
    }

    /** Every execution the service knows of, in whatever state. */
    public int known() {
        return executed() + canceled() + removed() + queued() + inProgress();
    }

    private Stream<@Nullable Integer> counters() {
        return Stream.of(
                numberOfCanceledThings,
                numberOfSucceededThings,
                numberOfFailedThings,
                numberOfRejectedThings,
                numberOfQueuedThings,
                numberOfInProgressThings,
                numberOfRemovedThings,
                numberOfTimedOutThings);
    }

    private static int orZero(@Nullable Integer counter) {
        return counter == null ? 0 : counter;
    }
}
