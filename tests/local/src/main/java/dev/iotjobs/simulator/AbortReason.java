package dev.iotjobs.simulator;

import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.AbortCriteria;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the service cancelled a job by its abort criteria.
 *
 * @param criterion the first criterion that is met
 * @param ended number of executions that have ended, including canceled and removed executions
 * @param failed number of executions that count as failures for this criterion
 */
public record AbortReason(AbortCriteria criterion, int ended, int failed) {

    /** The reason code of a job that its abort criteria cancelled. */
    public static final String CODE = "ABORT_CANCEL";

    /** The first abort criterion in {@code config} that the counters meet; empty if there is none. */
    public static Optional<AbortReason> of(@Nullable AbortConfig config, JobCounters counters) {
        List<AbortCriteria> criteria =
                config == null || config.criteriaList() == null ? List.of() : config.criteriaList();
        return criteria.stream()
                .map(each -> new AbortReason(each, counters.ended(), failed(each, counters)))
                .filter(AbortReason::isMet)
                .findFirst();
    }

    /** The comment that the service sets on the cancelled job. */
    public String comment() {
        return String.format(
                Locale.ROOT,
                "Abort criteria for failure type %s with threshold %.2f%% met. Total completed executions: %d, total %s"
                        + " executions: %d",
                criterion.failureType(),
                criterion.thresholdPercentage(),
                ended,
                criterion.failureType(),
                failed);
    }

    private boolean isMet() {
        @Nullable Integer least = criterion.minNumberOfExecutedThings();
        @Nullable Double threshold = criterion.thresholdPercentage();
        return least != null && threshold != null && ended >= least && failed * 100.0 >= threshold * ended;
    }

    private static int failed(AbortCriteria criterion, JobCounters counters) {
        return switch (String.valueOf(criterion.failureType())) {
            case "FAILED" -> counters.failed();
            case "REJECTED" -> counters.rejected();
            case "TIMED_OUT" -> counters.timedOut();
            case "ALL" -> counters.failed() + counters.rejected() + counters.timedOut();
            default -> 0;
        };
    }
}
