package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;

/**
 * How large a job's share of failed executions is. Executions that timed out or were rejected count as failed. Canceled
 * and removed executions are ignored.
 */
enum Outcome {
    /** No execution failed. */
    CLEAN,
    /** At most four percent of the executions failed. */
    HEALTHY,
    /** The number of failed executions is the largest that is below ten percent. */
    NEAR_MISS,
    /** Exactly ten percent of the executions failed. */
    AT_THRESHOLD,
    /** Twelve to nineteen percent of the executions failed. */
    TROUBLED,
    /** Thirty-eight percent of the executions failed. */
    LOST,
    /** No execution succeeded. */
    TOTAL_LOSS;

    private static final int A_NEAR_MISS_NEEDS = 91;

    /** The status in which unsuccessful executions ended. */
    enum Failure {
        FAILED,
        TIMED_OUT,
        REJECTED,
        /** A quarter of the unsuccessful executions timed out, a tenth was rejected, the rest failed. */
        MIXED
    }

    /** Numbers of executions that succeeded, failed, timed out or were rejected. */
    record Results(int succeeded, int failed, int timedOut, int rejected) {

        /** The counters of a job with these results. No execution is queued, in progress, removed or canceled. */
        JobCounters only() {
            return with(0, 0, 0, 0);
        }

        JobCounters with(int queued, int inProgress, int removed, int canceled) {
            return JobCounters.builder()
                    .executed(succeeded, failed, timedOut, rejected)
                    .queued(queued)
                    .inProgress(inProgress)
                    .removed(removed)
                    .canceled(canceled)
                    .build();
        }
    }

    /**
     * Draws the results of executions.
     *
     * @param executed number of executions that succeeded, failed, timed out or were rejected
     * @throws IllegalArgumentException if this outcome is not possible with this number of executions
     */
    Results of(int executed, Failure failure, Draw draw) {
        int unsuccessful = unsuccessful(executed, draw);
        int succeeded = executed - unsuccessful;
        return switch (failure) {
            case FAILED -> new Results(succeeded, unsuccessful, 0, 0);
            case TIMED_OUT -> new Results(succeeded, 0, unsuccessful, 0);
            case REJECTED -> new Results(succeeded, 0, 0, unsuccessful);
            case MIXED -> {
                int timedOut = unsuccessful / 4;
                int rejected = unsuccessful / 10;
                yield new Results(succeeded, unsuccessful - timedOut - rejected, timedOut, rejected);
            }
        };
    }

    private int unsuccessful(int executed, Draw draw) {
        return switch (this) {
            case CLEAN -> 0;
            case HEALTHY -> draw.between(0, executed * 4 / 100);
            case NEAR_MISS -> require(executed >= A_NEAR_MISS_NEEDS, (executed - 1) / 10, executed);
            case AT_THRESHOLD -> require(executed >= 10 && executed % 10 == 0, executed / 10, executed);
            case TROUBLED ->
                require(executed >= 20, draw.between((executed * 12 + 99) / 100, executed * 19 / 100), executed);
            case LOST -> require(executed >= 10, (executed * 38 + 50) / 100, executed);
            case TOTAL_LOSS -> executed;
        };
    }

    private int require(boolean holds, int result, int executed) {
        if (!holds) {
            throw new IllegalArgumentException("no outcome " + this + " on " + executed + " executed");
        }
        return result;
    }
}
