package dev.iotjobs.simulator;

/** The numbers of job executions in each state, as {@code jobProcessDetails} gives them. Executions, not things: retries count. */
public record JobCounters(
        int queued, int inProgress, int succeeded, int failed, int timedOut, int rejected, int removed, int canceled) {

    public static final JobCounters NONE = new JobCounters(0, 0, 0, 0, 0, 0, 0, 0);

    public JobCounters {
        int least = Math.min(
                Math.min(Math.min(queued, inProgress), Math.min(succeeded, failed)),
                Math.min(Math.min(timedOut, rejected), Math.min(removed, canceled)));
        if (least < 0) {
            throw new IllegalArgumentException("job counters must not be negative: " + least);
        }
    }

    /** A job whose devices have all yet to answer. */
    public static JobCounters queued(int executions) {
        return new JobCounters(executions, 0, 0, 0, 0, 0, 0, 0);
    }

    public int total() {
        return queued + inProgress + succeeded + failed + timedOut + rejected + removed + canceled;
    }

    /** Those that will not change any more, canceled and removed ones as well. */
    public int ended() {
        return total() - queued - inProgress;
    }

    /** What things that leave their group leave: as many queued executions are removed, as far as there are. */
    public JobCounters afterLeaving(int things) {
        int gone = Math.min(things, queued);
        return new JobCounters(
                queued - gone, inProgress, succeeded, failed, timedOut, rejected, removed + gone, canceled);
    }

    /** With an execution for each of so many things that joined. */
    public JobCounters afterJoining(int things) {
        return new JobCounters(queued + things, inProgress, succeeded, failed, timedOut, rejected, removed, canceled);
    }

    /** What CancelJob leaves: queued executions are canceled, running ones only when forced. */
    public JobCounters afterCancel(boolean force) {
        int stopped = force ? inProgress : 0;
        return new JobCounters(
                0, inProgress - stopped, succeeded, failed, timedOut, rejected, removed, canceled + queued + stopped);
    }
}
