package dev.iotjobs.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a job, with the members of CreateJob and DescribeJob. Null means that a setting is not
 * configured. Every value is accepted, even if CreateJob would refuse it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSettings(
        @Nullable PresignedUrlConfig presignedUrlConfig,
        @Nullable JobExecutionsRolloutConfig jobExecutionsRolloutConfig,
        @Nullable AbortConfig abortConfig,
        @Nullable TimeoutConfig timeoutConfig,
        @Nullable JobExecutionsRetryConfig jobExecutionsRetryConfig,
        @Nullable SchedulingConfig schedulingConfig) {

    public static final JobSettings NONE = new JobSettings(null, null, null, null, null, null);

    public JobSettings withPresignedUrlConfig(@Nullable PresignedUrlConfig changed) {
        return new JobSettings(
                changed,
                jobExecutionsRolloutConfig,
                abortConfig,
                timeoutConfig,
                jobExecutionsRetryConfig,
                schedulingConfig);
    }

    public JobSettings withJobExecutionsRolloutConfig(@Nullable JobExecutionsRolloutConfig changed) {
        return new JobSettings(
                presignedUrlConfig, changed, abortConfig, timeoutConfig, jobExecutionsRetryConfig, schedulingConfig);
    }

    public JobSettings withAbortConfig(@Nullable AbortConfig changed) {
        return new JobSettings(
                presignedUrlConfig,
                jobExecutionsRolloutConfig,
                changed,
                timeoutConfig,
                jobExecutionsRetryConfig,
                schedulingConfig);
    }

    public JobSettings withTimeoutConfig(@Nullable TimeoutConfig changed) {
        return new JobSettings(
                presignedUrlConfig,
                jobExecutionsRolloutConfig,
                abortConfig,
                changed,
                jobExecutionsRetryConfig,
                schedulingConfig);
    }

    public JobSettings withJobExecutionsRetryConfig(@Nullable JobExecutionsRetryConfig changed) {
        return new JobSettings(
                presignedUrlConfig, jobExecutionsRolloutConfig, abortConfig, timeoutConfig, changed, schedulingConfig);
    }

    public JobSettings withSchedulingConfig(@Nullable SchedulingConfig changed) {
        return new JobSettings(
                presignedUrlConfig,
                jobExecutionsRolloutConfig,
                abortConfig,
                timeoutConfig,
                jobExecutionsRetryConfig,
                changed);
    }

    /**
     * Settings for presigned URLs, with which devices download artefacts.
     *
     * @param roleArn the role that allows the downloads
     * @param expiresInSec lifetime of a URL in seconds, 60 to 3,600
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PresignedUrlConfig(
            @Nullable String roleArn, @Nullable Long expiresInSec) {}

    /**
     * How fast the job notifies devices.
     *
     * @param maximumPerMinute notifications a minute, 1 to 1,000
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JobExecutionsRolloutConfig(
            @Nullable Integer maximumPerMinute, @Nullable ExponentialRate exponentialRate) {}

    /**
     * An exponentially increasing rollout rate.
     *
     * @param baseRatePerMinute notifications a minute at the start, 1 to 1,000
     * @param incrementFactor factor of each increase, 1.1 to 5
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExponentialRate(
            @Nullable Integer baseRatePerMinute,
            @Nullable Double incrementFactor,
            @Nullable RateIncreaseCriteria rateIncreaseCriteria) {}

    /** When the rollout rate increases. Exactly one of the two members is set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RateIncreaseCriteria(
            @Nullable Integer numberOfNotifiedThings,
            @Nullable Integer numberOfSucceededThings) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AbortConfig(@Nullable List<AbortCriteria> criteriaList) {
        public AbortConfig {
            criteriaList = criteriaList == null ? null : List.copyOf(criteriaList);
        }
    }

    /**
     * A criterion by which the service cancels the job.
     *
     * @param failureType FAILED, REJECTED, TIMED_OUT or ALL
     * @param action always CANCEL
     * @param thresholdPercentage smallest percentage of failures among the ended executions; above 0, at most 100
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AbortCriteria(
            @Nullable String failureType,
            @Nullable String action,
            @Nullable Double thresholdPercentage,
            @Nullable Integer minNumberOfExecutedThings) {}

    /**
     * How long an execution may be in progress.
     *
     * @param inProgressTimeoutInMinutes 1 to 10,080
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TimeoutConfig(@Nullable Long inProgressTimeoutInMinutes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JobExecutionsRetryConfig(@Nullable List<RetryCriteria> criteriaList) {
        public JobExecutionsRetryConfig {
            criteriaList = criteriaList == null ? null : List.copyOf(criteriaList);
        }
    }

    /**
     * How often the service retries a failed execution.
     *
     * @param failureType FAILED, TIMED_OUT or ALL
     * @param numberOfRetries 0 to 10
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RetryCriteria(
            @Nullable String failureType, @Nullable Integer numberOfRetries) {}

    /**
     * When the job runs.
     *
     * @param startTime {@code YYYY-MM-DDThh:mm} in UTC
     * @param endTime {@code YYYY-MM-DDThh:mm} in UTC
     * @param endBehavior STOP_ROLLOUT, CANCEL or FORCE_CANCEL
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SchedulingConfig(
            @Nullable String startTime,
            @Nullable String endTime,
            @Nullable String endBehavior,
            @Nullable List<MaintenanceWindow> maintenanceWindows) {
        public SchedulingConfig {
            maintenanceWindows = maintenanceWindows == null ? null : List.copyOf(maintenanceWindows);
        }
    }

    /**
     * A recurring time in which the service starts executions.
     *
     * @param startTime a cron expression
     * @param durationInMinutes 1 to 1,430
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MaintenanceWindow(
            @Nullable String startTime, @Nullable Integer durationInMinutes) {}
}
