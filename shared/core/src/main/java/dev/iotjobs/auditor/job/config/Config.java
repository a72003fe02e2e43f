package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/** A part of a job's configuration. The service returns {@code {}} for a part that was never set. */
public sealed interface Config
        permits AbortConfig,
                ExponentialRolloutRate,
                JobExecutionsRetryConfig,
                JobExecutionsRolloutConfig,
                JobProcessDetails,
                PresignedUrlConfig,
                RateIncreaseCriteria,
                SchedulingConfig,
                TimeoutConfig {

    /** True if no field of this part of the job's configuration is set. */
    boolean isEmpty();

    /** Returns the given configuration. Returns null if the configuration is null or none of its fields is set. */
    static <C extends Config> @Nullable C orNone(@Nullable C config) {
        return config == null || config.isEmpty() ? null : config;
    }
}
