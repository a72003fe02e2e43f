package dev.iotjobs.auditor.job.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code abortConfig}.
 *
 * @param criteriaList the criteria, in the order in which the service checks them
 */
public record AbortConfig(List<AbortCriteria> criteriaList) implements Config {

    /** The failure types of the API model without {@code ALL}, which stands for all three. */
    public static final List<String> FAILURE_TYPES = List.of("FAILED", "REJECTED", "TIMED_OUT");

    private static final String ALL = "ALL";

    public AbortConfig {
        criteriaList =
                criteriaList.stream().filter(criterion -> !criterion.isEmpty()).toList();
    }

    @Override
    public boolean isEmpty() {
        return criteriaList.isEmpty();
    }

    /** The criteria that have a failure type. A criterion without a failure type counts no executions. */
    public List<AbortCriteria> criteria() {
        List<AbortCriteria> criteria = new ArrayList<>(criteriaList);
        criteria.removeIf(criterion -> criterion.failureType() == null);
        return List.copyOf(criteria);
    }

    /** Whether any criterion has a failure type. Uses no streams, for speed. */
    public boolean hasCriteria() {
        for (AbortCriteria criterion : criteriaList) {
            if (criterion.failureType() != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a criterion counts executions of this failure type. Uses no streams, for speed. */
    public boolean covers(String failureType) {
        for (AbortCriteria criterion : criteriaList) {
            if (criterion.counts(failureType)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The criterion with the lowest threshold among those that count executions of a failure type. Empty if no such
     * criterion has a threshold.
     */
    public Optional<Effective> effective(String failureType) {
        // No stream, for speed: several rules call this for every job
        Effective lowest = null;
        for (AbortCriteria criterion : criteriaList) {
            Double threshold = criterion.thresholdPercentage();
            if (criterion.counts(failureType)
                    && threshold != null
                    && (lowest == null || threshold < lowest.thresholdPercentage())) {
                lowest = new Effective(failureType, threshold, criterion.minNumberOfExecutedThings());
            }
        }
        return Optional.ofNullable(lowest);
    }

    /**
     * The criterion with the lowest threshold among those that count executions of one failure type.
     *
     * @param thresholdPercentage threshold in percent of the executed things
     * @param minimumExecuted fewest executed things at which the criterion acts; null if the service returns none
     */
    public record Effective(
            String failureType,
            double thresholdPercentage,
            @Nullable Integer minimumExecuted) {

        /**
         * Tolerance for the rounding errors of {@code double}. It is far below 0.01, the smallest step of a threshold
         * that the service accepts.
         */
        private static final double NEARLY = 1e-9;

        /** Whether the threshold is above {@code percent}. */
        public boolean isAbove(double percent) {
            return thresholdPercentage > percent + NEARLY;
        }

        /** Whether the threshold is at least {@code percent}. */
        public boolean isAtLeast(double percent) {
            return thresholdPercentage >= percent - NEARLY;
        }
    }

    /**
     * One criterion by which the service cancels the job.
     *
     * @param failureType {@code FAILED}, {@code REJECTED}, {@code TIMED_OUT} or {@code ALL}
     * @param action {@code CANCEL}
     * @param thresholdPercentage percentage of executed things at which the service cancels the job, at most 100, with
     *     two decimals
     * @param minNumberOfExecutedThings fewest executed things at which the criterion acts, at least 1
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

        private boolean counts(String type) {
            return type.equals(failureType) || ALL.equals(failureType);
        }

        private boolean isEmpty() {
            return failureType == null
                    && action == null
                    && thresholdPercentage == null
                    && minNumberOfExecutedThings == null;
        }
    }
}
