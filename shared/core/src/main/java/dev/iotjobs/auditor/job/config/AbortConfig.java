package dev.iotjobs.auditor.job.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code abortConfig}.
 *
 * @param criteriaList checked by the service in this order
 */
public record AbortConfig(List<AbortCriteria> criteriaList) implements Config {

    public AbortConfig {
        criteriaList =
                criteriaList.stream().filter(criterion -> !criterion.isEmpty()).toList();
    }

    @Override
    public boolean isEmpty() {
        return criteriaList.isEmpty();
    }

    /** Whether any criterion says what it counts; others are none. */
    public boolean hasCriteria() {
        return criteriaList.stream().anyMatch(criterion -> criterion.failureType() != null);
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
            @Nullable Integer minNumberOfExecutedThings) {

        public AbortCriteria {
            failureType = Text.name(failureType);
            action = Text.name(action);
        }

        private boolean isEmpty() {
            return failureType == null
                    && action == null
                    && thresholdPercentage == null
                    && minNumberOfExecutedThings == null;
        }
    }
}
