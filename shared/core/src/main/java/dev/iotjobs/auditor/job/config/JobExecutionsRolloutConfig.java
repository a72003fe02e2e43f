package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code jobExecutionsRolloutConfig}.
 *
 * @param maximumPerMinute devices notified a minute, 1 to 1000; the service's default is 1000
 */
public record JobExecutionsRolloutConfig(
        @Nullable Integer maximumPerMinute, @Nullable ExponentialRolloutRate exponentialRate) implements Config {

    /** The rate of the service if none is set, in devices a minute. */
    public static final int DEFAULT_PER_MINUTE = 1_000;

    public JobExecutionsRolloutConfig {
        exponentialRate = Config.orNone(exponentialRate);
    }

    /** Whether the rollout speeds up from a base rate, or notifies at most {@code mostPerMinute} devices a minute. */
    public boolean limitsRate(int mostPerMinute) {
        return exponentialRate != null || (maximumPerMinute != null && maximumPerMinute <= mostPerMinute);
    }

    @Override
    public boolean isEmpty() {
        return maximumPerMinute == null && exponentialRate == null;
    }
}
