package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/**
 * How a rollout speeds up.
 *
 * @param baseRatePerMinute devices notified in the first minute, 1 to 1000
 * @param incrementFactor factor by which the rate grows, 1.1 to 5, with one decimal
 */
public record ExponentialRolloutRate(
        @Nullable Integer baseRatePerMinute,
        @Nullable Double incrementFactor,
        @Nullable RateIncreaseCriteria rateIncreaseCriteria)
        implements Config {

    public ExponentialRolloutRate {
        rateIncreaseCriteria = Config.orNone(rateIncreaseCriteria);
    }

    @Override
    public boolean isEmpty() {
        return baseRatePerMinute == null && incrementFactor == null && rateIncreaseCriteria == null;
    }
}
