package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code timeoutConfig}.
 *
 * @param inProgressTimeoutInMinutes how long an execution may stay in progress, 1 to 10080 minutes by the guide; the
 *     API model sets no bounds
 */
public record TimeoutConfig(@Nullable Long inProgressTimeoutInMinutes) implements Config {

    @Override
    public boolean isEmpty() {
        return inProgressTimeoutInMinutes == null;
    }
}
