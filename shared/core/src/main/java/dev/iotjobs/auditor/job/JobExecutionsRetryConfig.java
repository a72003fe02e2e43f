package dev.iotjobs.auditor.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code jobExecutionsRetryConfig}.
 *
 * @param criteriaList one or two criteria
 */
public record JobExecutionsRetryConfig(List<RetryCriteria> criteriaList) implements Config {

    public JobExecutionsRetryConfig {
        criteriaList = List.copyOf(criteriaList);
    }

    @Override
    public boolean isEmpty() {
        return criteriaList.isEmpty();
    }

    /** Whether any execution is tried again; a criterion of zero retries is the same as none. */
    public boolean retries() {
        return criteriaList.stream().anyMatch(criterion -> {
            Integer retries = criterion.numberOfRetries();
            return retries != null && retries > 0;
        });
    }

    /**
     * One reason to try an execution again.
     *
     * @param failureType {@code FAILED}, {@code TIMED_OUT} or {@code ALL}
     * @param numberOfRetries 0 to 10, all criteria together
     */
    public record RetryCriteria(
            @Nullable String failureType, @Nullable Integer numberOfRetries) {}
}
