package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code jobExecutionsRolloutConfig}.
 *
 * @param maximumPerMinute devices notified per minute, 1 to 1000; the service's default is 1000
 */
public record JobExecutionsRolloutConfig(
        @Nullable Integer maximumPerMinute, @Nullable ExponentialRolloutRate exponentialRate) implements Config {

    /** The rate that the service uses if none is set, in devices per minute. */
    public static final int DEFAULT_PER_MINUTE = 1_000;

    public JobExecutionsRolloutConfig {
        exponentialRate = Config.orNone(exponentialRate);
    }

    /** Whether the rollout has an exponential rate, or a limit of at most {@code mostPerMinute} devices per minute. */
    public boolean limitsRate(int mostPerMinute) {
        return exponentialRate != null || (maximumPerMinute != null && maximumPerMinute <= mostPerMinute);
    }

    @Override
    public boolean isEmpty() {
        return maximumPerMinute == null && exponentialRate == null;
    }
}
