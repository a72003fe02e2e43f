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

    /** Whether nothing is set in it. */
    boolean isEmpty();

    /** The configuration, or null if nothing is set in it. */
    static <C extends Config> @Nullable C orNone(@Nullable C config) {
        return config == null || config.isEmpty() ? null : config;
    }
}
