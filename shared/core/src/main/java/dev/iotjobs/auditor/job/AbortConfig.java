package dev.iotjobs.auditor.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code abortConfig}.
 *
 * @param criteriaList checked by the service in this order
 */
public record AbortConfig(List<AbortCriteria> criteriaList) implements Config {

    public AbortConfig {
        criteriaList = List.copyOf(criteriaList);
    }

    @Override
    public boolean isEmpty() {
        return criteriaList.isEmpty();
    }

    /**
     * One criterion that cancels the job.
     *
     * @param failureType {@code FAILED}, {@code REJECTED}, {@code TIMED_OUT} or {@code ALL}
     * @param action {@code CANCEL}
     * @param thresholdPercentage share of executed things, at most 100, two decimals
     * @param minNumberOfExecutedThings at least 1
     */
    public record AbortCriteria(
            @Nullable String failureType,
            @Nullable String action,
            @Nullable Double thresholdPercentage,
            @Nullable Integer minNumberOfExecutedThings) {}
}
