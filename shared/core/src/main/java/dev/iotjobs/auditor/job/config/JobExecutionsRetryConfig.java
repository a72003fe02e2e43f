package dev.iotjobs.auditor.job.config;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code jobExecutionsRetryConfig}.
 *
 * @param criteriaList one or two criteria
 */
public record JobExecutionsRetryConfig(List<RetryCriteria> criteriaList) implements Config {

    private static final Set<String> TIMEOUT_TYPES = Set.of("TIMED_OUT", "ALL");

    public JobExecutionsRetryConfig {
        criteriaList =
                criteriaList.stream().filter(criterion -> !criterion.isEmpty()).toList();
    }

    @Override
    public boolean isEmpty() {
        return criteriaList.isEmpty();
    }

    /** Whether any execution is retried; a criterion with zero retries has no effect. */
    public boolean retries() {
        return numberOfRetries() > 0;
    }

    /** Whether an execution that timed out is retried. */
    public boolean retriesTimeouts() {
        return criteriaList.stream()
                .anyMatch(criterion ->
                        TIMEOUT_TYPES.contains(String.valueOf(criterion.failureType())) && criterion.retries() > 0);
    }

    /** Maximum number of retries of one execution: the sum over all criteria. */
    public long numberOfRetries() {
        return criteriaList.stream().mapToLong(RetryCriteria::retries).sum();
    }

    /**
     * One reason to retry an execution.
     *
     * @param failureType {@code FAILED}, {@code TIMED_OUT} or {@code ALL}
     * @param numberOfRetries 0 to 10; all criteria of a job together have at most 10
     */
    public record RetryCriteria(
            @Nullable String failureType, @Nullable Integer numberOfRetries) {

        public RetryCriteria {
            failureType = Text.name(failureType);
        }

        private int retries() {
            return numberOfRetries == null ? 0 : Math.max(0, numberOfRetries);
        }

        private boolean isEmpty() {
            return failureType == null && numberOfRetries == null;
        }
    }
}
