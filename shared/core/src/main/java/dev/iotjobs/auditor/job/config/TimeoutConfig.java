package dev.iotjobs.auditor.job.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code timeoutConfig}.
 *
 * @param inProgressTimeoutInMinutes how long an execution may stay in progress. The developer guide allows 1 to 10080
 *     minutes; the API model sets no bounds
 */
public record TimeoutConfig(@Nullable Long inProgressTimeoutInMinutes) implements Config {

    /** The longest timeout that the service applies, in minutes: seven days. */
    public static final long MOST_MINUTES = 10_080;

    /** Whether the service applies the timeout. A timeout outside 1 to {@value #MOST_MINUTES} minutes has no effect. */
    public boolean isEffective() {
        return inProgressTimeoutInMinutes != null
                && inProgressTimeoutInMinutes >= 1
                && inProgressTimeoutInMinutes <= MOST_MINUTES;
    }

    /** The timeout; zero if there is none or the service does not apply it. */
    public Duration effective() {
        return inProgressTimeoutInMinutes != null && isEffective()
                ? Duration.ofMinutes(inProgressTimeoutInMinutes)
                : Duration.ZERO;
    }

    @Override
    public boolean isEmpty() {
        return inProgressTimeoutInMinutes == null;
    }
}
