package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/**
 * DescribeJob's {@code jobExecutionsRolloutConfig}.
 *
 * @param maximumPerMinute devices notified a minute, 1 to 1000; the service's default is 1000
 */
public record JobExecutionsRolloutConfig(
        @Nullable Integer maximumPerMinute, @Nullable ExponentialRolloutRate exponentialRate) implements Config {

    public JobExecutionsRolloutConfig {
        exponentialRate = Config.orNone(exponentialRate);
    }

    @Override
    public boolean isEmpty() {
        return maximumPerMinute == null && exponentialRate == null;
    }
}
