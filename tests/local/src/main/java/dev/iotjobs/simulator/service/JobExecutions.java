package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The executions of a job, derived from its counters. Equal jobs have equal executions. The first executions are on the
 * things that the job targets, all others on things with made-up names.
 */
record JobExecutions(SimulatedJob job, String thingArnPrefix) {

    /** The states of an execution, in the order in which executions are listed. */
    enum Status {
        QUEUED,
        IN_PROGRESS,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        REJECTED,
        REMOVED,
        CANCELED
    }

    /** An execution of a job on a thing. */
    record Execution(String thingArn, Status status, SimulatedJob job) {}

    static JobExecutions of(SimulatedJob job, String thingArnPrefix) {
        return new JobExecutions(job, thingArnPrefix);
    }

    /** The number of executions in a state. If the state is null, the number of all executions. */
    int count(@Nullable Status status) {
        return status == null ? job.counters().total() : count(job.counters(), status);
    }

    /**
     * A range of the executions with a status.
     *
     * @param status null for all executions
     * @param start index of the first returned execution, counted from 0 among the executions with this status
     * @param end index after the last returned execution
     */
    List<Execution> slice(@Nullable Status status, int start, int end) {
        int skipped = status == null ? 0 : before(status);
        return IntStream.range(start + skipped, Math.max(start, end) + skipped)
                .mapToObj(this::execution)
                .toList();
    }

    static void write(Json json, Execution execution) throws IOException {
        SimulatedJob job = execution.job();
        boolean started = execution.status() != Status.QUEUED && execution.status() != Status.CANCELED;
        json.put("thingArn", execution.thingArn())
                .object(
                        "jobExecutionSummary",
                        summary -> summary.put("status", execution.status())
                                .put("queuedAt", job.createdAt())
                                .put("startedAt", started ? job.createdAt() : null)
                                .put(
                                        "lastUpdatedAt",
                                        execution.status() == Status.QUEUED ? job.createdAt() : job.lastUpdatedAt())
                                .put("executionNumber", 1));
    }

    private Execution execution(int index) {
        return new Execution(thingArn(index), status(index), job);
    }

    private String thingArn(int index) {
        boolean named = index < job.targets().size() && job.targets().get(index).contains(":thing/");
        return named
                ? job.targets().get(index)
                : thingArnPrefix + String.format(Locale.ROOT, "%s-%06d", job.jobId(), index + 1);
    }

    private Status status(int index) {
        int left = index;
        for (Status status : Status.values()) {
            left -= count(job.counters(), status);
            if (left < 0) {
                return status;
            }
        }
        throw new IndexOutOfBoundsException("job " + job.jobId() + " has no execution " + index);
    }

    private int before(Status status) {
        int upTo = EnumSet.range(Status.QUEUED, status).stream()
                .mapToInt(each -> count(job.counters(), each))
                .sum();
        return upTo - count(job.counters(), status);
    }

    private static int count(JobCounters counters, Status status) {
        return switch (status) {
            case QUEUED -> counters.queued();
            case IN_PROGRESS -> counters.inProgress();
            case SUCCEEDED -> counters.succeeded();
            case FAILED -> counters.failed();
            case TIMED_OUT -> counters.timedOut();
            case REJECTED -> counters.rejected();
            case REMOVED -> counters.removed();
            case CANCELED -> counters.canceled();
        };
    }
}
