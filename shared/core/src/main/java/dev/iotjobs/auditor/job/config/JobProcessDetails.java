package dev.iotjobs.auditor.job.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code jobProcessDetails}: the number of executions in each status. With retries, a device counts once
 * for each attempt.
 *
 * @param processingTargets targets to which the service is still rolling out; empty after the rollout
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
        processingTargets = Text.names(processingTargets);
    }

    /** Starts a builder without targets and counters. */
    public static Builder builder() {
        return new Builder();
    }

    /** The counters of a finished rollout with no canceled and no removed executions. */
    public static JobProcessDetails ofExecuted(int succeeded, int failed, int rejected, int timedOut) {
        return builder()
                .succeeded(succeeded)
                .failed(failed)
                .rejected(rejected)
                .timedOut(timedOut)
                .build();
    }

    @Override
    public boolean isEmpty() {
        return processingTargets.isEmpty() && !hasCounters();
    }

    /** These details without the targets. */
    public JobProcessDetails countersOnly() {
        return toBuilder().processingTargets(List.of()).build();
    }

    /** Starts a builder with these details. */
    public Builder toBuilder() {
        return builder()
                .processingTargets(processingTargets)
                .canceled(numberOfCanceledThings)
                .succeeded(numberOfSucceededThings)
                .failed(numberOfFailedThings)
                .rejected(numberOfRejectedThings)
                .queued(numberOfQueuedThings)
                .inProgress(numberOfInProgressThings)
                .removed(numberOfRemovedThings)
                .timedOut(numberOfTimedOutThings);
    }

    /** Whether the service returned at least one counter. If so, each absent counter counts as zero. */
    public boolean hasCounters() {
        return numberOfCanceledThings != null
                || numberOfSucceededThings != null
                || numberOfFailedThings != null
                || numberOfRejectedThings != null
                || numberOfQueuedThings != null
                || numberOfInProgressThings != null
                || numberOfRemovedThings != null
                || numberOfTimedOutThings != null;
    }

    public long canceled() {
        return orZero(numberOfCanceledThings);
    }

    public long succeeded() {
        return orZero(numberOfSucceededThings);
    }

    public long failed() {
        return orZero(numberOfFailedThings);
    }

    public long rejected() {
        return orZero(numberOfRejectedThings);
    }

    public long queued() {
        return orZero(numberOfQueuedThings);
    }

    public long inProgress() {
        return orZero(numberOfInProgressThings);
    }

    public long removed() {
        return orZero(numberOfRemovedThings);
    }

    public long timedOut() {
        return orZero(numberOfTimedOutThings);
    }

    /** The number of executions that succeeded, failed, were rejected or timed out. */
    public long executed() {
        return succeeded() + failed() + rejected() + timedOut();
    }

    /** The number of executions that ended in any way, including canceled and removed executions. */
    public long completed() {
        return executed() + canceled() + removed();
    }

    /** The number of executions that failed or timed out. Leaves out rejected executions. */
    public long failures() {
        return failed() + timedOut();
    }

    /** The number of executions that are queued or in progress. */
    public long open() {
        return queued() + inProgress();
    }

    /** The number of all executions, in any status. An absent counter is taken as 0. */
    public long known() {
        return completed() + open();
    }

    private static long orZero(@Nullable Integer counter) {
        return counter == null ? 0 : counter;
    }

    /** Builds details. A counter that is null is absent. Not safe for use by several threads. */
    public static final class Builder {

        private List<String> processingTargets = List.of();
        private @Nullable Integer canceled;
        private @Nullable Integer succeeded;
        private @Nullable Integer failed;
        private @Nullable Integer rejected;
        private @Nullable Integer queued;
        private @Nullable Integer inProgress;
        private @Nullable Integer removed;
        private @Nullable Integer timedOut;

        private Builder() {}

        public Builder processingTargets(List<String> targets) {
            processingTargets = targets;
            return this;
        }

        public Builder canceled(@Nullable Integer executions) {
            canceled = executions;
            return this;
        }

        public Builder succeeded(@Nullable Integer executions) {
            succeeded = executions;
            return this;
        }

        public Builder failed(@Nullable Integer executions) {
            failed = executions;
            return this;
        }

        public Builder rejected(@Nullable Integer executions) {
            rejected = executions;
            return this;
        }

        public Builder queued(@Nullable Integer executions) {
            queued = executions;
            return this;
        }

        public Builder inProgress(@Nullable Integer executions) {
            inProgress = executions;
            return this;
        }

        public Builder removed(@Nullable Integer executions) {
            removed = executions;
            return this;
        }

        public Builder timedOut(@Nullable Integer executions) {
            timedOut = executions;
            return this;
        }

        public JobProcessDetails build() {
            return new JobProcessDetails(
                    processingTargets, canceled, succeeded, failed, rejected, queued, inProgress, removed, timedOut);
        }
    }
}
