package dev.iotjobs.simulator;

/**
 * The numbers of job executions in each state, as {@code jobProcessDetails} has them. If the service retries an
 * execution on a thing, each attempt counts.
 */
public record JobCounters(
        int queued, int inProgress, int succeeded, int failed, int timedOut, int rejected, int removed, int canceled) {

    public static final JobCounters NONE = builder().build();

    public JobCounters {
        int least = Math.min(
                Math.min(Math.min(queued, inProgress), Math.min(succeeded, failed)),
                Math.min(Math.min(timedOut, rejected), Math.min(removed, canceled)));
        if (least < 0) {
            throw new IllegalArgumentException("job counters must not be negative: " + least);
        }
    }

    /** A builder whose counters are all 0. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with these counters. */
    public Builder toBuilder() {
        return builder()
                .executed(succeeded, failed, timedOut, rejected)
                .queued(queued)
                .inProgress(inProgress)
                .removed(removed)
                .canceled(canceled);
    }

    /** The counters of a new job: all executions are queued. */
    public static JobCounters queued(int executions) {
        return builder().queued(executions).build();
    }

    public int total() {
        return queued + inProgress + succeeded + failed + timedOut + rejected + removed + canceled;
    }

    /** The number of executions that have ended, including canceled and removed executions. */
    public int ended() {
        return total() - queued - inProgress;
    }

    /**
     * The counters after things have left the target group. For each thing, one queued execution becomes removed, until
     * no execution is queued.
     */
    public JobCounters afterLeaving(int things) {
        int gone = Math.min(things, queued);
        return toBuilder().queued(queued - gone).removed(removed + gone).build();
    }

    /** The counters after things have joined the target group. Each thing adds one queued execution. */
    public JobCounters afterJoining(int things) {
        return toBuilder().queued(queued + things).build();
    }

    /**
     * The counters after CancelJob. Queued executions are canceled; executions in progress are canceled only with
     * force.
     */
    public JobCounters afterCancel(boolean force) {
        int stopped = force ? inProgress : 0;
        return toBuilder()
                .queued(0)
                .inProgress(inProgress - stopped)
                .canceled(canceled + queued + stopped)
                .build();
    }

    /** Builds counters. Not safe for use by several threads. */
    public static final class Builder {

        private int queued;
        private int inProgress;
        private int succeeded;
        private int failed;
        private int timedOut;
        private int rejected;
        private int removed;
        private int canceled;

        private Builder() {}

        /** Sets the numbers of executions that succeeded, failed, timed out or were rejected. */
        public Builder executed(int successes, int failures, int timeOuts, int rejections) {
            return succeeded(successes).failed(failures).timedOut(timeOuts).rejected(rejections);
        }

        public Builder queued(int executions) {
            queued = executions;
            return this;
        }

        public Builder inProgress(int executions) {
            inProgress = executions;
            return this;
        }

        public Builder succeeded(int executions) {
            succeeded = executions;
            return this;
        }

        public Builder failed(int executions) {
            failed = executions;
            return this;
        }

        public Builder timedOut(int executions) {
            timedOut = executions;
            return this;
        }

        public Builder rejected(int executions) {
            rejected = executions;
            return this;
        }

        public Builder removed(int executions) {
            removed = executions;
            return this;
        }

        public Builder canceled(int executions) {
            canceled = executions;
            return this;
        }

        /**
         * Builds the counters.
         *
         * @throws IllegalArgumentException if a counter is negative
         */
        public JobCounters build() {
            return new JobCounters(queued, inProgress, succeeded, failed, timedOut, rejected, removed, canceled);
        }
    }
}
